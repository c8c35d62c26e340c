import type { Behaviour, Wait } from '../engine/director';
import type { Json } from '../engine/api';
import { has } from '../data';
import { enterAccount } from '../plan/money';
import type { World } from '../world';

/** Two persons for one batch: F01 prepares, F02 approves. */
export function financeBehaviours(world: World): Record<string, Behaviour> {
  const at = (wait: Wait) => `/batches/${wait.ends.id}`;
  const step = (after: string, who: string, ...verbs: string[]): Behaviour => (wait) => ({ after, act: async () => {
    for (const verb of verbs) await world.move(who, at(wait), verb);
  } });
  return {
    'batch.filling': (wait) => ({ after: '0h', act: () => lock(world, at(wait)) }),
    'batch.controlling': step('0h', 'F01', 'control'),
    'batch.approving': step('1d', 'F02', 'approve'),
    'batch.transmitting': step('0h', 'F01', 'export', 'transmit'),
    'batch.acknowledging': step('1d', 'F01', 'acknowledge'),
    'batch.reconciling': (wait) => ({ after: '5d', act: () => reconcile(world, at(wait)) }),
    'batch.closing': step('0h', 'F01', 'close'),
  };
}

/** What is ready may still have to wait (an account changed this week): a batch with nothing left is given up. */
async function lock(world: World, at: string): Promise<void> {
  await world.move('F01', at, 'lock').catch(async (error: { code?: string }) => {
    if (error.code !== 'BATCH_EMPTY') throw error;
    await world.move('F01', at, 'cancel');
  });
}

/** The payer's return file, a few days later. Story: one line came back, and is paid the next month on another account. */
async function reconcile(world: World, at: string): Promise<void> {
  const { items } = await world.get('F01', `${at}/lines?limit=200`);
  const lines = (items as Json[]).filter((l) => l.status === 'LIVE');
  const back = lines.find((l) => has(world.candidate(world.labelOf(l.person as string)), 'returned-payment') && !world.knows('payment returned'));
  const text = ['reference;statut;motif', ...lines.map((l) => (l === back ? `${l.endToEndId};REJETE;AC04` : `${l.endToEndId};PAYE;`))].join('\n');
  const { version } = await world.get('F01', at);
  await world.post('F01', `${at}/return-file`, { text }, { version: version as number });
  await world.move('F01', at, 'reconcile');
  if (!back) return;
  const c = world.candidate(world.labelOf(back.person as string));
  world.know('payment returned', back.payable as string);
  world.later('2d', `${c.label} gives another account`, () => enterAccount(world, c, c.iban2));
}
