import type { Definition, StageDefinition } from '../schema';
import type { JourneyKind } from '../vocabulary';
import { journeysOf, point, type Broken, type JourneyHere } from './broken';

/** Which stages a journey may have, the one that opens it first; what its subject cannot live is refused. */
const KINDS: Record<JourneyKind, [opens: StageDefinition['kind'], ...others: StageDefinition['kind'][]]> = {
  partner: ['application', 'selection', 'training', 'convention', 'matching', 'engagement', 'review', 'exit'],
  project: ['work', 'review'],
  structure: ['agreement', 'training', 'review'],
  referent: ['training', 'review'],
};
const FRENCH: Record<JourneyKind, string> = { partner: 'une personne', project: 'un projet', structure: 'une structure', referent: 'un membre du personnel' };

/** Kinds that may not be there, unknown stages, cycles, and stages no path leads to. */
export const order = (d: Definition): Broken[] => [...journeysOf(d).flatMap((journey) => [...kinds(journey), ...links(journey)]), ...opened(d)];

function kinds({ kind, stages, at }: JourneyHere): Broken[] {
  return stages.flatMap((stage, i) => (KINDS[kind].includes(stage.kind) ? [] : [point(at(i, 'kind'), 'KIND_NOT_FOR_SUBJECT', `Une étape « ${stage.kind} » n’a pas de sens pour ${FRENCH[kind]}. Acceptées ici : ${KINDS[kind].join(', ')}.`)]));
}

function links({ kind, stages, at }: JourneyHere): Broken[] {
  const ids = stages.map((s) => s.id);
  const unknown = stages.flatMap((stage, i) => stage.after.flatMap((id, j) => (ids.includes(id) ? [] : [point(at(i, 'after', j), 'UNKNOWN_STAGE', `Aucune étape ne s’appelle « ${id} ». Étapes : ${ids.join(', ')}.`)])));
  if (unknown.length) return unknown;
  const open = new Set<string>();
  for (let grew = true; grew; ) grew = stages.some((s) => !open.has(s.id) && s.after.every((id) => open.has(id)) && open.add(s.id));
  const follows = (id: string, seen: string[] = []): string[] => (seen.includes(id) ? seen : (stages.find((s) => s.id === id)?.after ?? []).reduce((all, next) => follows(next, all), [...seen, id]));
  const first = KINDS[kind][0];
  return stages.flatMap((stage, i) => {
    if (open.has(stage.id)) return stage.after.length || stage.kind === first ? [] : [point(at(i, 'after'), 'UNREACHABLE_STAGE', `L’étape « ${stage.id} » ne suit aucune étape : seule une étape « ${first} » ouvre ce parcours. Dites après quoi elle vient (after).`)];
    if (!stage.after.some((id) => follows(id).includes(stage.id))) return [point(at(i), 'UNREACHABLE_STAGE', `L’étape « ${stage.id} » ne peut jamais s’ouvrir : elle vient après ${stage.after.join(', ')}, qui ne s’ouvre pas non plus.`)];
    return [point(at(i, 'after'), 'CYCLE', `Les étapes ${[...new Set(stage.after.flatMap((id) => follows(id)))].join(', ')} s’attendent les unes les autres : aucune ne pourrait s’ouvrir.`)];
  });
}

/** A structure may bring its people: then there must be a journey for them; and somebody must be able to come in at all. */
function opened(d: Definition): Broken[] {
  const journeys = journeysOf(d);
  const opens = d.journeys.structure?.opens && !journeys.some((j) => j.kind === 'partner') ? [point(['journeys', 'structure', 'opens'], 'OPENS_NOTHING', 'L’accord ouvrirait le parcours des partenaires, qui n’est pas écrit : ajoutez journeys.partner ou retirez opens.')] : [];
  return journeys.length ? opens : [...opens, point(['journeys'], 'NO_JOURNEY', 'Il faut au moins un parcours : partner, project, structure ou referent.')];
}
