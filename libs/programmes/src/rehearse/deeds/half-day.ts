import { DAY, msOf } from '../days';
import { NEVER, type Deeds, type Scene } from '../scene';

const startOf = (s: Scene): number => msOf(s.memory.dates.start);

/** The day before, it is known whether it takes place; otherwise Tandem notes at its end that it did. */
function eve(s: Scene): number | void {
  if (!s.first(`eve:${s.lived.running.id}`)) return s.tell('vacation.missed-by-partner');
  const drawn = s.lived.rng.next();
  const [health, team, absent] = (['halfDays.health', 'halfDays.team', 'halfDays.absent'] as const).map((key) => s.assumed(key));
  if (drawn < health || s.lived.subject.membership !== 'active') return s.tell('vacation.cancelled-by-partner');
  if (drawn < health + team) return s.tell('vacation.cancelled-by-team');
  return drawn < health + team + absent ? Math.max(s.now, startOf(s)) : NEVER;
}

export const vacation: Deeds = {
  confirming: { does: (s) => s.tell('vacation.confirmed') },
  coming: { when: (s) => Math.max(s.now, startOf(s) - DAY), does: eve },
  declaring: { does: (s) => (s.chance('halfDays.disputed') ? s.tell('vacation.disputed') : s.tell('vacation.declared', undefined, {}, `person:${s.lived.subject.id}`)) },
  approving: { does: (s) => s.tell('vacation.approved') },
  settling: { does: (s) => s.tell('vacation.approved') },
};

export const batch: Deeds = {
  filling: { does: (s) => s.tell('batch.locked') },
  controlling: { does: (s) => s.tell('batch.controlled') },
  approving: { does: (s) => s.tell('batch.approved') },
  transmitting: {
    does: (s) => {
      s.tell('batch.exported');
      s.tell('batch.transmitted');
    },
  },
  reworking: { does: (s) => s.tell('batch.reworked') },
  acknowledging: { does: (s) => s.tell('batch.acknowledged') },
  reconciling: { does: (s) => s.tell('batch.reconciled') },
  closing: { does: (s) => s.tell('batch.closed') },
};
