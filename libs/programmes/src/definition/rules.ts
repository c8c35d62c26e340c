import { addDuration } from '@tandem/kernel';
import { deadlineNames, defaultSettings, DEADLINES } from '../plan/deadlines';
import type { Deadline } from '../plan/process';
import type { Definition, DeadlineChange, StageDefinition } from './schema';

/** A rule of the house the file breaks, though its form is right. */
export interface Broken {
  at: (string | number)[];
  code: string;
  message: string;
}

/** What no form can say: what a definition means must be able to live. Empty when it can. */
export function broken(definition: Definition): Broken[] {
  const { stages } = definition.journeys.partner;
  const at = (index: number, ...rest: (string | number)[]) => ['journeys', 'partner', 'stages', index, ...rest];
  return [
    ...doubles(definition),
    ...order(stages, at),
    ...stages.flatMap((stage, index) => [...panel(stage, at(index)), ...parties(stage, at(index)), ...delays(stage.kind, stage.deadlines, at(index, 'deadlines'))]),
    ...Object.entries(definition.deadlines ?? {}).flatMap(([process, changes]) => delays(process, changes, ['deadlines', process])),
    ...money(definition), ...surveys(definition),
  ];
}

function doubles(d: Definition): Broken[] {
  const lists: [at: string[], ids: string[]][] = [
    [['profiles'], d.profiles.map((p) => p.id)], [['journeys', 'partner', 'stages'], d.journeys.partner.stages.map((s) => s.id)],
    [['activities', 'formats'], d.activities.formats.map((f) => f.id)], [['indicators'], d.indicators], [['sponsors'], d.sponsors], [['leads'], d.leads], [['money', 'kinds'], d.money.kinds],
  ];
  const found = lists.flatMap(([at, ids]) => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ at: [...at, i], code: 'TWICE', message: `« ${id} » est déjà dans cette liste : chacun n’y figure qu’une fois.` }] : [])));
  const kinds = d.journeys.partner.stages.map((s) => s.kind);
  const twice = kinds.flatMap((kind, i) => (kinds.indexOf(kind) < i ? [{ at: ['journeys', 'partner', 'stages', i, 'kind'], code: 'STAGE_KIND_TWICE', message: `Une seule étape de nature « ${kind} » par parcours.` }] : []));
  return [...found, ...twice];
}

/** Unknown stages, cycles, and stages no path leads to. */
function order(stages: readonly StageDefinition[], at: (index: number, ...rest: (string | number)[]) => Broken['at']): Broken[] {
  const ids = stages.map((s) => s.id);
  const unknown = stages.flatMap((stage, i) => stage.after.flatMap((id, j) => (ids.includes(id) ? [] : [{ at: at(i, 'after', j), code: 'UNKNOWN_STAGE', message: `Aucune étape ne s’appelle « ${id} ». Étapes : ${ids.join(', ')}.` }])));
  if (unknown.length) return unknown;
  const open = new Set<string>();
  for (let grew = true; grew; ) grew = stages.some((s) => !open.has(s.id) && s.after.every((id) => open.has(id)) && open.add(s.id));
  const follows = (id: string, seen: string[] = []): string[] => (seen.includes(id) ? seen : (stages.find((s) => s.id === id)?.after ?? []).reduce((all, next) => follows(next, all), [...seen, id]));
  return stages.flatMap((stage, i) => {
    if (open.has(stage.id)) return stage.after.length || stage.kind === 'application' ? [] : [{ at: at(i, 'after'), code: 'UNREACHABLE_STAGE', message: `L’étape « ${stage.id} » ne suit aucune étape : seule la candidature ouvre un parcours. Dites après quoi elle vient (after).` }];
    const cycle = stage.after.some((id) => follows(id).includes(stage.id));
    return [cycle
      ? { at: at(i, 'after'), code: 'CYCLE', message: `Les étapes ${[...new Set(stage.after.flatMap((id) => follows(id)))].join(', ')} s’attendent les unes les autres : aucune ne pourrait s’ouvrir.` }
      : { at: at(i), code: 'UNREACHABLE_STAGE', message: `L’étape « ${stage.id} » ne peut jamais s’ouvrir : elle vient après ${stage.after.join(', ')}, qui ne s’ouvre pas non plus.` }];
  });
}

function panel(stage: StageDefinition, at: Broken['at']): Broken[] {
  if (stage.kind !== 'selection') return [];
  const { professionals, userRepresentatives } = stage.panel;
  return [
    ...(userRepresentatives > 0 ? [] : [{ at: [...at, 'panel', 'userRepresentatives'], code: 'PANEL_WITHOUT_USER_REPRESENTATIVE', message: 'Un jury compte au moins un représentant des usagers : 1 ou plus.' }]),
    ...(professionals > 0 ? [] : [{ at: [...at, 'panel', 'professionals'], code: 'PANEL_WITHOUT_PROFESSIONAL', message: 'Un jury compte au moins un professionnel : 1 ou plus.' }]),
  ];
}

function parties(stage: StageDefinition, at: Broken['at']): Broken[] {
  if (stage.kind !== 'convention') return [];
  const all = stage.parties;
  const twice = all.flatMap((p, i) => (all.indexOf(p) < i ? [{ at: [...at, 'parties', i], code: 'PARTY_TWICE', message: `« ${p} » signe déjà : une partie ne signe qu’une fois.` }] : []));
  const last = all.at(-1) === 'signatory' ? [] : [{ at: [...at, 'parties'], code: 'SIGNATORY_NOT_LAST', message: 'Le signataire de l’établissement (signatory) signe en dernier.' }];
  const first = all[0] === 'partner' ? [] : [{ at: [...at, 'parties'], code: 'PARTNER_NOT_FIRST', message: 'Le ou la partenaire (partner) signe en premier.' }];
  return [...twice, ...last, ...first];
}

/** A long business day is longer than a day: compared on a real calendar, from a Monday without holidays near. */
const length = (duration: string): string => addDuration('2024-01-08T09:00:00.000Z', duration, 'FR');

function delays(process: string, changes: Record<string, DeadlineChange> | undefined, at: Broken['at']): Broken[] {
  return Object.entries(changes ?? {}).flatMap(([name, change]): Broken[] => {
    if (!(process in DEADLINES) || !deadlineNames(process).includes(name)) return [{ at: [...at, name], code: 'UNKNOWN_DEADLINE', message: `Aucun délai ne s’appelle « ${name} » ici. Délais acceptés : ${deadlineNames(process).join(', ')}.` }];
    const standard = defaultSettings(process).deadlines[name];
    const set: Deadline = { ...standard, ...change };
    const late = (set.ahead || set.before ? [] : (set.remind ?? [])).flatMap((r, i) => (length(r) < length(set.within) ? [] : [{ at: [...at, name, 'remind', i], code: 'REMINDER_AFTER_DEADLINE', message: `Le rappel à ${r} tombe après l’échéance (${set.within}) : choisissez un délai plus court.` }]));
    const acts = (t: string) => ['lapse', 'void', 'act'].includes(t);
    const wrong = change.then && acts(change.then) && change.then !== standard.then && !(acts(standard.then) && acts(lastOf(standard).then)) ? [{ at: [...at, name, 'then'], code: 'NO_SUCH_CONSEQUENCE', message: `Ce délai ne peut pas finir par « ${change.then} ». Acceptés : escalate, task${acts(standard.then) ? `, ${standard.then}` : ''}.` }] : [];
    const nobody = set.then === 'escalate' && !set.to ? [{ at: [...at, name, 'to'], code: 'ESCALATE_TO_NOBODY', message: 'Dites qui prend le relais (to) : lead, coordinator...' }] : [];
    return [...late, ...wrong, ...nobody];
  });
}
const lastOf = (deadline: Deadline): Deadline => (deadline.next ? lastOf(deadline.next) : deadline);

function money({ money: { kinds, routes } }: Definition): Broken[] {
  return Object.entries(routes).flatMap(([route, pays]) => {
    const unknown = pays.flatMap((kind, i): Broken[] => (kinds.includes(kind) ? [] : [{ at: ['money', 'routes', route, i], code: 'UNKNOWN_KIND', message: `« ${kind} » n’est pas parmi les paiements du programme (kinds : ${kinds.join(', ')}).` }]));
    const forbidden = NO_INDEMNITY[route];
    const i = pays.indexOf('half-day');
    return forbidden && i >= 0 ? [...unknown, { at: ['money', 'routes', route, i], code: `${route}_WITH_INDEMNITY`, message: forbidden }] : unknown;
  });
}
const NO_INDEMNITY: Record<string, string> = {
  BENEVOLE: 'Un bénévole ne reçoit pas d’indemnité : seuls ses frais réels sont remboursés. Accepté : expenses.',
  REFUS: 'Qui décline l’indemnité n’en reçoit pas. Accepté : expenses, ou rien.',
  SALARIE: 'Qui a son propre contrat de travail n’est pas payé ici. Accepté : une liste vide.',
};

function surveys({ surveys: all, journeys: { partner: { stages } } }: Definition): Broken[] {
  const kinds = stages.map((s) => s.kind);
  return all.flatMap(({ when }, i): Broken[] => {
    const at = ['surveys', i, 'when'];
    if ('afterStage' in when && !stages.some((s) => s.id === when.afterStage)) return [{ at: [...at, 'afterStage'], code: 'SURVEY_NEVER_FIRES', message: `Ce questionnaire ne partirait jamais : aucune étape ne s’appelle « ${when.afterStage} ».` }];
    if (!('afterStage' in when) && !kinds.includes('engagement')) return [{ at, code: 'SURVEY_NEVER_FIRES', message: 'Ce questionnaire ne partirait jamais : le parcours n’a pas d’étape de nature engagement.' }];
    return [];
  });
}
