import type { Definition, StageDefinition, StageOf } from '../schema';
import { journeysOf, listed, point, repeated, type Broken, type Path } from './broken';

/** What each kind of stage must hold to be lived. */
export function stages(d: Definition): Broken[] {
  return journeysOf(d).flatMap(({ stages: all, at }) => all.flatMap((stage, i) => rulesOf(stage, at(i), d)));
}

function rulesOf(stage: StageDefinition, at: Path, d: Definition): Broken[] {
  switch (stage.kind) {
    case 'selection': return stage.mode === 'panel' ? panel(stage, at) : meeting(stage, at);
    case 'convention': return convention(stage, at);
    case 'training': return training(stage, at, d);
    case 'matching': return matching(stage, at, d);
    case 'work': return work(stage, at);
    case 'exit': return d.journeys.partner.stages.some((s) => s.kind === 'engagement') ? [] : [point(at, 'EXIT_WITHOUT_ENGAGEMENT', 'Cette étape de sortie ne s’ouvrirait jamais : le parcours n’a pas d’étape engagement à quitter.')];
    default: return [];
  }
}

function panel(stage: StageOf<'selection'>, at: Path): Broken[] {
  if (!stage.panel) return [point([...at, 'panel'], 'PANEL_MISSING', 'Un jury (mode: panel) dit qui y siège : panel: { professionals: 1, userRepresentatives: 1 }.')];
  const { professionals, userRepresentatives } = stage.panel;
  return [
    ...(userRepresentatives > 0 ? [] : [point([...at, 'panel', 'userRepresentatives'], 'PANEL_WITHOUT_USER_REPRESENTATIVE', 'Un jury compte au moins un représentant des usagers : 1 ou plus.')]),
    ...(professionals > 0 ? [] : [point([...at, 'panel', 'professionals'], 'PANEL_WITHOUT_PROFESSIONAL', 'Un jury compte au moins un professionnel : 1 ou plus.')]),
    ...(stage.grids ? [] : [point([...at, 'grids'], 'GRIDS_MISSING', 'Un jury remplit des grilles indépendantes : grids: independent.')]),
  ];
}

function meeting(stage: StageOf<'selection'>, at: Path): Broken[] {
  const found = (['panel', 'grids'] as const).filter((name) => stage[name] !== undefined);
  return found.map((name) => point([...at, name], 'MEETING_WITH_PANEL', `Une rencontre (mode: ${stage.mode}) n’a ni jury ni grille : retirez ${name}, ou écrivez mode: panel.`));
}

function convention(stage: StageOf<'convention'>, at: Path): Broken[] {
  const all = stage.parties;
  const twice = repeated(all).map(([p, i]) => point([...at, 'parties', i], 'PARTY_TWICE', `« ${p} » signe déjà : une partie ne signe qu’une fois.`));
  const signs = all.includes('signatory') || stage.form === 'full';
  const last = signs && all.at(-1) !== 'signatory' ? [point([...at, 'parties'], 'SIGNATORY_NOT_LAST', 'Le signataire de l’établissement (signatory) signe en dernier.')] : [];
  const first = all[0] === 'partner' ? [] : [point([...at, 'parties'], 'PARTNER_NOT_FIRST', 'Le ou la partenaire (partner) signe en premier.')];
  const charter = stage.form === 'full' && stage.charter === 'none' ? [point([...at, 'charter'], 'CHARTER_MISSING', 'Une convention entière va avec une charte : charter: required, ou bien form: frame.')] : [];
  return [...twice, ...last, ...first, ...charter];
}

function training(stage: StageOf<'training'>, at: Path, { courses }: Definition): Broken[] {
  const known = courses?.map((course) => course.id);
  const unknown = known ? stage.courses.flatMap((id, i) => (known.includes(id) ? [] : [point([...at, 'courses', i], 'UNKNOWN_COURSE', `Aucune formation du catalogue ne s’appelle « ${id} ». Formations : ${listed(known)}.`)])) : [];
  const { partners, professionals } = stage.mix;
  const over = Number.parseInt(partners, 10) + Number.parseInt(professionals, 10) > 100;
  return [...unknown, ...(over ? [point([...at, 'mix'], 'MIX_OVER_100', `Ces deux parts dépassent le tout (${partners} et ${professionals}) : aucune session ne pourrait se tenir.`)] : [])];
}

function matching(stage: StageOf<'matching'>, at: Path, { bodies }: Definition): Broken[] {
  const known = (bodies ?? []).map((body) => body.id);
  if (stage.by !== 'election') return stage.body ? [point([...at, 'body'], 'BODY_WITHOUT_ELECTION', 'Une instance (body) ne va qu’avec by: election.')] : [];
  if (!stage.body) return [point([...at, 'body'], 'ELECTION_WITHOUT_BODY', `Une élection dit à quelle instance : body: l’un de ${listed(known)}.`)];
  return known.includes(stage.body) ? [] : [point([...at, 'body'], 'UNKNOWN_BODY', `Aucune instance ne s’appelle « ${stage.body} ». Instances : ${listed(known)}.`)];
}

const SHARED = ['collaboration', 'partnership'];
/** Somebody whose care it is; a student or an elected member is welcome and is not that. */
const CONCERNED = ['patient', 'relative', 'parent', 'resident', 'citizen', 'accompanied-person', 'user-representative', 'mediator'];

function work(stage: StageOf<'work'>, at: Path): Broken[] {
  const phases = (stage.phases ?? []).map((phase) => phase.id);
  const { group, reopen, level } = stage;
  const unknown = (path: Path, id: string) => point([...at, ...path], 'UNKNOWN_PHASE', `Aucune phase ne s’appelle « ${id} ». Phases : ${listed(phases)}.`);
  const seat = level && SHARED.includes(level) && !(group && group.from === 'start' && Object.keys(group.min).some((kind) => CONCERNED.includes(kind)));
  const back = reopen && phases.includes(reopen.to) && phases.indexOf(reopen.to) === phases.length - 1 && phases.length > 1;
  return [
    ...(group && group.from !== 'start' && !phases.includes(group.from) ? [unknown(['group', 'from'], group.from)] : []),
    ...(reopen && !phases.includes(reopen.to) ? [unknown(['reopen', 'to'], reopen.to)] : []),
    ...(back ? [point([...at, 'reopen', 'to'], 'REOPEN_NOWHERE', `« ${reopen.to} » est la dernière phase : y revenir ne rouvrirait rien. Choisissez une phase d’avant.`)] : []),
    ...(seat ? [point([...at, 'level'], 'NO_PARTNER_SEAT', `Au niveau ${level}, des personnes concernées sont du groupe avant le début : group: { min: { patient: 1 }, from: start }.`)] : []),
    ...(group && Object.keys(group.min).length === 0 ? [point([...at, 'group', 'min'], 'EMPTY_GROUP', 'Dites qui compose le groupe : min: { patient: 1, professional: 1 }.')] : []),
  ];
}
