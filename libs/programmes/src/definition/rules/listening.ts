import type { Definition } from '../schema';
import { journeysOf, kindsOf, point, type Broken } from './broken';

/** Questionnaires that would never leave, indicators nothing feeds. */
export const listening = (d: Definition): Broken[] => [...surveys(d), ...indicators(d)];

/** Those a person's own moments can reach; the others are asked at a date, by a link. */
const KNOWN = ['partner', 'professional', 'team'];

function surveys(d: Definition): Broken[] {
  const stages = journeysOf(d).flatMap((j) => j.stages);
  const engaged = kindsOf(d, 'partner').includes('engagement');
  return d.surveys.flatMap(({ when, ask }, i): Broken[] => {
    const never = (field: string[], why: string) => [point(['surveys', i, 'when', ...field], 'SURVEY_NEVER_FIRES', `Ce questionnaire ne partirait jamais : ${why}.`)];
    for (const name of ['afterStage', 'beforeStage'] as const) {
      const id = (when as Record<string, unknown>)[name];
      if (typeof id !== 'string') continue;
      const stage = stages.find((s) => s.id === id);
      if (!stage) return never([name], `aucune étape ne s’appelle « ${id} »`);
      if (name === 'beforeStage' && !stage.after.length) return never([name], 'rien ne précède l’étape qui ouvre le parcours');
      return [];
    }
    if ('at' in when) return [];
    if (!engaged && !('every' in when)) return never([], 'le parcours n’a pas d’étape de nature engagement');
    if (!KNOWN.includes(ask) && !('every' in when)) return [point(['surveys', i, 'ask'], 'SURVEY_ASKS_UNKNOWN', `À ce moment, Tandem ne sait pas écrire à « ${ask} » : demandez-le à une date (at), chaque année (every) ou autour d’une étape.`)];
    return [];
  });
}

type Source = (d: Definition) => boolean;
const projects: Source = (d) => Boolean(d.journeys.project) || d.starts.some((s) => s.of === 'teams');
const has = (...kinds: string[]): Source => (d) => kinds.every((kind) => kindsOf(d, 'partner').includes(kind));
const halfDays: Source = (d) => Boolean(d.activities);
const asked: Source = (d) => d.surveys.length > 0;

/** What each indicator is computed from, and how a file says it. */
const SOURCES: Record<string, [Source, string]> = {
  I1: [(d) => has('engagement')(d) || Boolean(d.directory), 'une étape engagement, ou un annuaire (directory)'],
  I2: [(d) => (d.activities?.formats ?? []).some((f) => f.field === 'teaching'), 'un format d’activité avec field: teaching'],
  I3: [(d) => halfDays(d) || Boolean(d.journeys.project), 'des activités, ou un parcours project'],
  I4: [(d) => Boolean(d.courses) || journeysOf(d).some((j) => j.stages.some((s) => s.kind === 'training')), 'une formation'],
  I5: [(d) => Boolean(d.cohorts), 'des promotions (cohorts)'],
  I6: [(d) => d.surveys.some((s) => ['teacher', 'professional', 'team'].includes(s.ask)), 'un questionnaire aux enseignants ou aux professionnels'],
  I7: [projects, 'des projets : un parcours project, ou un départ of: teams'],
  I8: [projects, 'des projets : un parcours project, ou un départ of: teams'],
  I9: [asked, 'un questionnaire'],
  I10: [projects, 'des projets : un parcours project, ou un départ of: teams'],
  I11: [asked, 'un questionnaire'],
  N1: [has('application'), 'une étape application'],
  N2: [has('selection'), 'une étape selection'],
  N3: [(d) => has('application', 'engagement')(d) && halfDays(d), 'des étapes application et engagement, et des activités'],
  N4: [halfDays, 'des activités'],
  N5: [(d) => halfDays(d) && d.money !== 'none', 'des activités et des paiements'],
  N6: [(d) => d.money !== 'none', 'des paiements'],
  N7: [has('engagement'), 'une étape engagement'],
  N8: [halfDays, 'des activités'],
};

function indicators(d: Definition): Broken[] {
  const fed = (code: string): boolean => Boolean(d.hub) || SOURCES[code][0](d);
  return d.indicators.flatMap((code, i) => (fed(code) ? [] : [point(['indicators', i], 'INDICATOR_WITHOUT_SOURCE', `Rien ne nourrit l’indicateur ${code}. Il faut ${SOURCES[code][1]}.`)]));
}
