import type { DeadFact, Seen } from './seen';
import type { About, FindingCode } from './sentences';

export interface Finding {
  code: FindingCode;
  /** `grave`: somebody is kept waiting or something is lost unless an operator acts. */
  severity: 'grave' | 'attention';
  about: About;
}

/** A part that publishes at all does so within a second. */
const OUTBOX_SECONDS = 30;
const OUTBOX_GRAVE_SECONDS = 300;
/** Half of the time a signature is good for. */
const CLOCK_SECONDS = 30;
const MANY_FACTS = 1_000;
/** Attempts of a step's code: the first may be a restart's. */
const CODE_ATTEMPTS = 4;
const NAMED = 3;

const grave = (code: FindingCode, about: About): Finding => ({ code, severity: 'grave', about });
const attention = (code: FindingCode, about: About): Finding => ({ code, severity: 'attention', about });
const which = (ids: readonly string[]): About => ({ n: ids.length, which: `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ', …' : ''}` });
const groups = <T>(items: readonly T[], by: (item: T) => string): T[][] => {
  const out = new Map<string, T[]>();
  for (const item of items) out.set(by(item), [...(out.get(by(item)) ?? []), item]);
  return [...out.values()];
};
/** `bridge_recruitment` is heard by the workflows' process, `matching_recruitment` by matching. */
const partOf = (consumer: string): string => (consumer.split('_')[0] === 'bridge' ? 'workflows' : consumer.split('_')[0]);

function partFindings({ parts, broker }: Seen): Finding[] {
  return parts.flatMap((part) => {
    if (!part.answers) return [grave('PART_SILENT', { part: part.name })];
    const { name, outbox, clockRevision, secondsApart = 0 } = part;
    // A broker that is down is told once.
    const missing = part.missing.filter((what) => broker || (what !== 'broker' && what !== 'consumers'));
    return [
      ...(missing.length ? [grave('PART_NOT_READY', { part: name, missing: missing.join(', ') })] : []),
      ...(outbox && outbox.pending > 0 && outbox.ageSeconds > OUTBOX_SECONDS ? [outboxFinding(name, outbox)] : []),
      ...(broker?.clockRevision !== undefined && clockRevision !== undefined && clockRevision < broker.clockRevision ? [grave('CLOCK_APART', { part: name })] : []),
      ...(secondsApart > CLOCK_SECONDS ? [grave('MACHINE_CLOCK_APART', { part: name, seconds: Math.round(secondsApart) })] : []),
    ];
  });
}
const outboxFinding = (part: string, { pending, ageSeconds }: { pending: number; ageSeconds: number }): Finding =>
  (ageSeconds > OUTBOX_GRAVE_SECONDS ? grave : attention)('OUTBOX_OLD', { part, n: pending, seconds: Math.round(ageSeconds) });

function brokerFindings(before: Seen, { broker }: Seen): Finding[] {
  if (!broker) return [grave('BROKER_SILENT', {})];
  const floors = new Map(before.broker?.consumers.map((c) => [c.name, c]));
  return [
    ...broker.missingStreams.map((stream) => grave('STREAM_MISSING', { stream })),
    ...broker.consumers.flatMap((c) => {
      const earlier = floors.get(c.name);
      const about = { consumer: c.name, part: partOf(c.name), n: c.behind };
      // Behind at both looks and nothing settled in between; a fact that came just now is no trouble.
      if (c.behind > 0 && earlier && earlier.behind > 0 && earlier.floor === c.floor) return [grave('CONSUMER_STANDS', about)];
      return c.behind > MANY_FACTS ? [attention('CONSUMER_LATE', about)] : [];
    }),
  ];
}

/** The stream remembers every burial; a part that does not answer for its own may at least have said that none is left. */
function deadLetterFindings({ broker, parts }: Seen): Finding[] {
  const left = new Map(parts.map((p) => [p.name, p.deadLetters]));
  const dead = (broker?.dead ?? []).filter((d) => left.get(partOf(d.consumer)) !== 0);
  const named = groups(dead, (d) => `${d.consumer} ${d.type} ${d.reason}`).map((same) => deadFinding(same));
  const unnamed = parts.filter((p) => (p.deadLetters ?? 0) > 0 && !dead.some((d) => partOf(d.consumer) === p.name));
  return [...named, ...unnamed.map((p) => grave('DEAD_LETTERS_UNNAMED', { part: p.name, n: p.deadLetters }))];
}
const deadFinding = (same: readonly DeadFact[]): Finding =>
  grave('DEAD_LETTERS', { consumer: same[0].consumer, part: partOf(same[0].consumer), type: same[0].type, reason: same[0].reason, first: same[0].id, n: same.length });

function processFindings({ temporal }: Seen): Finding[] {
  if (!temporal) return [grave('TEMPORAL_SILENT', {})];
  const failing = temporal.open.flatMap((p) => p.failing.map((f) => ({ ...f, id: p.id })));
  const stuck = temporal.open.filter((p) => p.codeAttempts >= CODE_ATTEMPTS);
  return [
    ...groups(temporal.ended, (e) => `${e.process} ${e.status}`).map((all) => grave('PROCESS_FAILED', { process: all[0].process, status: all[0].status, ...which(all.map((e) => e.id)) })),
    ...groups(failing, (f) => `${f.operation} ${f.code}`).map((all) => grave('STEP_FAILING', {
      operation: all[0].operation, code: all[0].code, service: all[0].operation.split('.')[0], attempts: Math.max(...all.map((f) => f.attempts)), ...which(all.map((f) => f.id)),
    })),
    ...groups(stuck, (p) => p.process).map((all) => grave('CODE_FAILING', { process: all[0].process, attempts: Math.max(...all.map((p) => p.codeAttempts)), ...which(all.map((p) => p.id)) })),
    ...(temporal.notLookedAt ? [attention('NOT_ALL_LOOKED_AT', { n: temporal.notLookedAt })] : []),
  ];
}

/** Open processes that stand at no wait, and waits nobody follows. Between two steps a process has none for a moment. */
export function unmatched({ temporal, register }: Seen): { processes: Map<string, string>; waits: Map<string, string> } {
  if (!temporal || !register) return { processes: new Map(), waits: new Map() };
  const waiting = new Set(register.waits.map((w) => w.workflow));
  const open = new Set(temporal.open.map((p) => p.id));
  // What fails at its step is already named with its operation.
  const alone = temporal.open.filter((p) => !waiting.has(p.id) && !p.failing.length && p.codeAttempts < CODE_ATTEMPTS);
  return {
    processes: new Map(alone.map((p) => [p.id, p.process])),
    waits: new Map(register.waits.filter((w) => !open.has(w.workflow)).map((w) => [w.workflow, w.process])),
  };
}

function registerFindings(before: Seen, now: Seen): Finding[] {
  if (!now.register) return now.broker ? [grave('REGISTER_SILENT', {})] : [];
  const [earlier, present] = [unmatched(before), unmatched(now)];
  const both = (side: 'processes' | 'waits') => groups([...present[side]].filter(([id]) => earlier[side].has(id)), ([, process]) => process);
  const wereOverdue = new Set(before.register?.waits.filter((w) => w.due <= before.at).map((w) => `${w.key} ${w.due}`));
  // A process extends its wait or acts as it falls due: one that stays past due is followed by nobody.
  const overdue = now.register.waits.filter((w) => wereOverdue.has(`${w.key} ${w.due}`));
  const late = now.register.tasks.flatMap(({ role, due }) => (due && due < now.at ? [{ role, due }] : []));
  return [
    ...both('processes').map((all) => grave('PROCESS_WITHOUT_WAIT', { process: all[0][1], ...which(all.map(([id]) => id)) })),
    ...both('waits').map((all) => grave('WAIT_WITHOUT_PROCESS', { process: all[0][1], ...which(all.map(([id]) => id)) })),
    ...byRole(overdue).map((about) => attention('WAITS_OVERDUE', about)),
    ...byRole(late).map((about) => attention('TASKS_OVERDUE', about)),
  ];
}
const byRole = (items: readonly { role: string; due: string }[]): About[] =>
  groups(items, (i) => i.role).map((all) => ({ role: all[0].role, n: all.length, oldest: all.map((i) => i.due).sort()[0].slice(0, 10) }));

/** Everything that is not well, grave first. `before` is a look two seconds earlier: what is only under way is no finding. */
export function findingsOf(before: Seen, now: Seen): Finding[] {
  const all = [...partFindings(now), ...brokerFindings(before, now), ...deadLetterFindings(now), ...processFindings(now), ...registerFindings(before, now)];
  return [...all.filter((f) => f.severity === 'grave'), ...all.filter((f) => f.severity !== 'grave')];
}

/** Nothing could be looked at: no part and no broker answers. */
export const isBlind = (seen: Seen): boolean => !seen.broker && seen.parts.every((p) => !p.answers);
