import { list } from '../engine/csv';
import type { Behaviour, Wait } from '../engine/director';
import { has } from '../data';
import { fill } from '../plan/applications';
import type { World } from '../world';

type Behaviours = Record<string, Behaviour>;
const application = (wait: Wait): string => `/applications/${wait.ends.id}`;

/** What candidates do about what is waited for from them. */
export function candidateBehaviours(world: World): Behaviours {
  const who = (wait: Wait) => world.candidate(world.labelOf(wait.person as string));
  return {
    'application.drafting': (wait) => {
      const c = who(wait);
      // Story: a started form nobody finishes lapses after 30 days and two reminders.
      if (c.story === 'lapses-draft') return undefined;
      if (c.story === 'withdraws-draft') return { after: '5d', act: async () => void (await world.move(c.label, application(wait), 'withdraw', { reason: 'CHANGED_MIND' })) };
      return undefined;
    },
    'application.completing': (wait) => {
      const c = who(wait);
      return { after: '6d', act: async () => {
        await fill(world, c, list(c.wishes));
        await world.move(c.label, application(wait), 'resubmit');
      } };
    },
    'selection.choosing': (wait) => {
      const c = who(wait);
      // Story: one never answers, though letters arrive; the mail of another bounces, and only a phone call will help.
      if (c.story === 'never-answers' || (has(c, 'bounces') && !world.knows(`called ${c.label}`))) return undefined;
      if (c.story === 'withdraws') return { after: '4d', act: async () => void (await world.move(c.label, application(wait), 'withdraw', { reason: 'NOT_AVAILABLE' })) };
      return { after: '2d', act: () => book(world, c.label) };
    },
  };
}

/** The earliest hour that leaves five days to prepare. */
export async function book(world: World, label: string, by = label, onBehalf?: { onBehalfOf: string; channel: 'phone' }): Promise<void> {
  const at = `/applications/${world.id(`application ${label}`)}`;
  const { items } = await world.get(by, `${at}/free-slots`);
  const soonest = new Date(Date.parse(world.now) + 5 * 86_400_000).toISOString();
  const open = (items as { id: string; startsAt: string }[]).filter((slot) => slot.startsAt >= soonest);
  if (!open.length) throw new Error(`no interview slot is left for ${label}: slots.csv needs more`);
  // Hours of one instant are told apart by their names, not by ids that differ from one life to the next.
  const [slot] = open.map((s) => ({ ...s, name: `${s.startsAt} ${world.nameOf(s.id)}` })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const { version } = await world.get(by, at);
  await world.post(by, `${at}/schedule-interview`, { slot: slot.id }, { version: version as number, ...onBehalf });
}
