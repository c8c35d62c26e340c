import { addDays, parisInstant } from '@tandem/kernel';
import type { Role } from '@tandem/messages/roles';
import { facts, textOf, type Act, type Heard, type Memory, type Next, type ProcessTable, type Step } from '../plan/process';
import { act, ends, endsInJourney, isStage, journeyOver, midnightOf } from './common';

/*
 * One process follows all the conventions of one partner, one after the other: `current` is in force, `pending` is being
 * made, signed, or waits for its day. Facts only note what happened; `place` says where that leaves the process.
 */
type Progress = 'DRAFT' | 'SENT' | 'SIGNED';

/** Whose move it is, from what is known and nothing else. */
function place({ ids, dates }: Memory): string {
  const { current, pending, signature } = ids;
  const progress = ids.progress as Progress | undefined;
  // Sent, and nobody told yet: the first signer is told in the same breath.
  const made = progress === 'SENT' && !signature ? 'DRAFT' : progress;
  if (!current) {
    if (!pending) return ids.before ? 'uncovered' : 'preparing';
    return made === 'DRAFT' ? 'sending' : made === 'SENT' ? 'signing' : 'starting';
  }
  if (dates.noticed) return 'noticed';
  if (!dates.announced) return 'active';
  if (!pending) return 'expiring';
  return made === 'DRAFT' ? 'renewing' : made === 'SENT' ? 'countersigning' : 'handover';
}

type Note = (fact: Heard, memory: Memory) => unknown;
/** Notes the fact, then goes where that leads; the same step again when it now waits for somebody else. */
const noted = (note: Note) => (fact: Heard, memory: Memory): Next => {
  const { signature } = memory.ids;
  note(fact, memory);
  const next = place(memory);
  if (next !== memory.ids.at) return (memory.ids.at = next);
  return SIGNING.includes(next) && memory.ids.signature !== signature ? 'again' : undefined;
};
const SIGNING = ['signing', 'countersigning'];

const isPending = (fact: Heard, { ids }: Memory): boolean => fact.subject === ids.pending;
const isCurrent = (fact: Heard, { ids }: Memory): boolean => fact.subject === ids.current;

/** The first one, or the one that renews what is in force; another scope's is not this process's. */
const created: Note = (fact, m) => {
  if (m.ids.pending || (m.ids.current && textOf(fact, 'renews') !== m.ids.current)) return;
  Object.assign(m.ids, { pending: fact.subject, progress: 'DRAFT', person: textOf(fact, 'person') ?? m.ids.person, membership: textOf(fact, 'membership') ?? m.ids.membership });
  period(fact, m);
};
const period: Note = (fact, m) => {
  for (const name of ['starts', 'ends']) m.dates[`pending-${name}`] = textOf(fact, name) ?? m.dates[`pending-${name}`];
};
const sent: Note = (fact, m) => {
  if (!isPending(fact, m)) return;
  m.ids.progress = 'SENT';
  period(fact, m);
};
const told: Note = (fact, m) => {
  if (textOf(fact, 'convention') !== m.ids.pending) return;
  Object.assign(m.ids, { signature: fact.subject, signer: textOf(fact, 'person') ?? '', role: textOf(fact, 'role') ?? 'partner' });
};
const signed: Note = (fact, m) => isPending(fact, m) && (m.ids.progress = 'SIGNED');
/** Declined, voided, or given up before its day: the coordinators make another. */
const dropped: Note = (fact, m) => isPending(fact, m) && forgetPending(m);

/** In force; what it renews has left in the same transaction. */
const activated: Note = (fact, m) => {
  if (!isPending(fact, m)) return;
  forgetCurrent(m);
  m.ids.current = fact.subject;
  m.dates.ends = m.dates['pending-ends'];
  forgetPending(m);
};
const announced: Note = (fact, m) => isCurrent(fact, m) && (m.dates.announced = fact.at);
const noticed: Note = (fact, m) => isCurrent(fact, m) && (m.dates.noticed = textOf(fact, 'endsOn') ?? m.dates.ends);
/** Nothing covers the partner any more: suspended once, when the next step is entered. */
const over: Note = (fact, m) => {
  if (isPending(fact, m)) return void forgetPending(m);
  if (!isCurrent(fact, m)) return;
  m.ids.before = m.ids.uncovered = fact.subject;
  forgetCurrent(m);
};

function forgetPending({ ids, dates }: Memory): void {
  for (const name of ['pending', 'progress', 'signature', 'signer', 'role']) delete ids[name];
  for (const name of ['pending-starts', 'pending-ends']) delete dates[name];
}
function forgetCurrent({ ids, dates }: Memory): void {
  delete ids.current;
  for (const name of ['ends', 'announced', 'noticed']) delete dates[name];
}

const stageEntered: Note = (fact, m) => {
  for (const name of ['person', 'membership']) m.ids[name] = m.ids[name] ?? textOf(fact, name) ?? '';
};

/** Every step hears every fact: what was noted early is there when its time comes. */
const on = facts({
  'journey.stage-entered': noted(stageEntered),
  'convention.created': noted(created),
  'convention.prepared': noted((fact, m) => isPending(fact, m) && period(fact, m)),
  'convention.sent': noted(sent),
  'signature.notified': noted(told),
  'signature.viewed': noted(() => undefined),
  'signature.signed': noted(() => undefined),
  'signature.declined': noted(() => undefined),
  'convention.partially-signed': noted(() => undefined),
  'convention.signed': noted(signed),
  'convention.declined': noted(dropped),
  'convention.voided': noted(dropped),
  'convention.activated': noted(activated),
  'convention.expiry-announced': noted(announced),
  'convention.renewed': noted(() => undefined),
  'convention.expired': noted(over),
  'convention.notice-given': noted(noticed),
  'convention.terminated': noted(over),
});

const current = (m: Memory, ...states: string[]) => ends('convention', m.ids.current, ...states);
const pending = (m: Memory, ...states: string[]) => ends('convention', m.ids.pending, ...states);
/** The last day is in force to its end: what follows happens at midnight. */
const dayAfter = (m: Memory, name: 'ends' | 'noticed'): string | undefined => (m.dates[name] ? parisInstant(addDays(m.dates[name], 1), '00:00') : undefined);
const expire = (m: Memory): Act => act('contracts.convention.expire', { id: m.ids.current });

function suspended(m: Memory): Act[] {
  if (!m.ids.uncovered || !m.ids.membership) return [];
  delete m.ids.uncovered;
  return [act('recruitment.membership.suspend', { id: m.ids.membership, reason: 'CONVENTION_EXPIRED' })];
}

const signer: Pick<Step, 'role' | 'person' | 'ends' | 'expects' | 'on'> = {
  role: (m) => m.ids.role as Role, person: (m) => m.ids.signer || undefined, expects: { fr: 'signer la convention et la charte', en: 'sign the convention and the charter' },
  ends: (m) => ends('signature', m.ids.signature, 'SIGNED', 'DECLINED'), on,
};

const start = (note: Note) => (fact: Heard, memory: Memory): Next => {
  if (!isStage('convention')(fact)) return undefined;
  note(fact, memory);
  return (memory.ids.at = place(memory));
};

/** The convention and charter of a partner, F.4: made, signed in turn, in force, renewed in time or expired. */
export const conventionTable: ProcessTable = {
  process: 'convention',
  follows: 'journey',
  names: { fr: 'Convention', en: 'Convention' },
  concerns: isStage('convention'),
  // The coordinators may prepare it while the training goes on, before the stage is open.
  starts: facts({ 'journey.stage-entered': start(stageEntered), 'convention.created': start(created) }),
  steps: {
    preparing: {
      role: 'coordinator', expects: { fr: 'préparer la convention', en: 'draft the convention' },
      deadline: 'prepare', ends: (m) => endsInJourney(m, 'convention', 'DRAFT'), on,
    },
    sending: {
      role: 'coordinator', expects: { fr: 'compléter la convention et l’envoyer en signature', en: 'complete the convention and send it for signature' },
      deadline: 'send', ends: (m) => pending(m, 'SENT', 'VOIDED'), on, enter: suspended,
    },
    signing: {
      ...signer, deadline: 'sign', enter: suspended,
      overdue: (m) => act('contracts.convention.void', { id: m.ids.pending, reason: 'EXPIRED' }),
    },
    starting: {
      role: 'system', expects: { fr: 'mettre la convention en vigueur', en: 'bring the convention into force' },
      deadline: 'start', until: (m) => midnightOf(m, 'pending-starts'), ends: (m) => pending(m, 'ACTIVE', 'TERMINATED'), on, enter: suspended,
      overdue: (m) => act('contracts.convention.activate', { id: m.ids.pending }),
    },
    active: {
      role: 'system', expects: { fr: 'annoncer la fin prochaine de la convention', en: 'announce the coming end of the convention' },
      deadline: 'announce', until: (m) => midnightOf(m, 'ends'), ends: (m) => current(m, 'EXPIRING', 'TERMINATED'), on,
      overdue: (m) => act('contracts.convention.announce-expiry', { id: m.ids.current }),
    },
    expiring: {
      role: 'coordinator', expects: { fr: 'proposer le renouvellement de la convention', en: 'offer to renew the convention' },
      otherwise: { fr: 'Sinon : la convention prend fin et le partenariat est suspendu', en: 'Otherwise: the convention ends and the partnership is suspended' },
      deadline: 'renew', until: (m) => dayAfter(m, 'ends'), ends: (m) => endsInJourney(m, 'convention', 'DRAFT', 'EXPIRED', 'TERMINATED'), on, overdue: expire,
    },
    renewing: {
      role: 'coordinator', expects: { fr: 'envoyer en signature la convention qui renouvelle', en: 'send the renewing convention for signature' },
      otherwise: { fr: 'Sinon : la convention en vigueur prend fin et le partenariat est suspendu', en: 'Otherwise: the present convention ends and the partnership is suspended' },
      deadline: 'renew', until: (m) => dayAfter(m, 'ends'), ends: (m) => pending(m, 'SENT', 'VOIDED'), on, overdue: expire,
    },
    countersigning: {
      ...signer,
      otherwise: { fr: 'Sinon : la convention en vigueur prend fin et le partenariat est suspendu', en: 'Otherwise: the present convention ends and the partnership is suspended' },
      deadline: 'countersign', until: (m) => dayAfter(m, 'ends'), overdue: expire,
    },
    handover: {
      role: 'system', expects: { fr: 'passer à la convention qui suit', en: 'hand over to the next convention' },
      deadline: 'handover', until: (m) => dayAfter(m, 'ends'), ends: (m) => current(m, 'RENEWED', 'TERMINATED'), on,
      overdue: (m) => act('contracts.convention.renew', { id: m.ids.current }),
    },
    noticed: {
      role: 'system', expects: { fr: 'mettre fin à la convention au terme du préavis', en: 'end the convention at the end of its notice' },
      deadline: 'notice', until: (m) => dayAfter(m, 'noticed'), ends: (m) => current(m, 'TERMINATED', 'EXPIRED'), on, overdue: expire,
    },
    uncovered: {
      role: 'coordinator', expects: { fr: 'faire une nouvelle convention ou mettre fin au partenariat', en: 'make a new convention or end the partnership' },
      deadline: 'uncovered', ends: (m) => endsInJourney(m, 'convention', 'DRAFT'), on, enter: suspended,
    },
  },
  anywhere: journeyOver,
};
