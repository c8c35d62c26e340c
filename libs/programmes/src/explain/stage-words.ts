import type { Definition, StageDefinition, StageOf } from '../definition/schema';
import { PERSON_KINDS } from '../definition/vocabulary';
import type { Names } from '../plan/process';
import { processOf, tableOf } from '../stages/ways';
import { conditionText, durationText, frOf, levelText, listText, plural } from './words';

/** What a stage is called: its process's own name, the same on screens and in letters. */
export const stageTitle = (stage: StageDefinition): string => tableOf(processOf(stage)).names.fr;

const PARTIES: Record<string, string> = { partner: 'la ou le partenaire', referent: 'la ou le référent', ru: 'la ou le représentant des usagers', professional: 'la ou le professionnel', signatory: 'la ou le signataire de l’établissement' };
const THROUGH: Record<string, string> = { directly: 'directement', 'primary-care': 'par les soins primaires', hospital: 'par un établissement hospitalier' };
const LEVELS: Record<string, string> = { self: 'soi-même', practices: 'les pratiques', context: 'le contexte' };
const SCALES: Record<string, string> = { micro: 'la relation de soin (micro)', meso: 'l’établissement (méso)', macro: 'les politiques (macro)' };
const fr = (list: readonly { names: Names }[]): string => listText(list.map((item) => item.names.fr.toLowerCase()));

/** What the definition says of a stage, one sentence each, without a full stop. */
export function stageSays(stage: StageDefinition, d: Definition): string[] {
  const when = stage.when ? [`Seulement pour : ${conditionText(stage.when, d)}`] : [];
  return [...when, ...own(stage, d)];
}

function own(stage: StageDefinition, d: Definition): string[] {
  switch (stage.kind) {
    case 'application': return stage.wishes ? ['Les projets souhaités sont classés dès la candidature, pour le speed-dating'] : [];
    case 'agreement': return agreement(stage);
    case 'selection': return selection(stage);
    case 'training': return training(stage, d);
    case 'matching': return matching(stage, d);
    case 'convention': return convention(stage);
    case 'work': return work(stage);
    case 'engagement': return stage.mission ? [`La mission dure ${durationText(stage.mission)}`] : [];
    case 'review': return [stage.every ? `Un bilan est tenu tous les ${durationText(stage.every)}` : 'Un bilan est tenu une fois', ...(stage.levels ? [`Il regarde ${listText(stage.levels.map((l) => LEVELS[l]))}`] : [])];
    case 'exit': return [...(stage.returns ? [`Sont rendus : ${stage.returns.join(', ')}`] : []), ...(stage.keep === 'alumni' ? ['On demande à la personne si elle souhaite rester en lien'] : [])];
  }
}

const agreement = (stage: StageOf<'agreement'>): string[] => [
  `Le partenariat est ${listText(stage.rhythm.map((r) => (r === 'one-off' ? 'ponctuel' : 'continu')), 'ou')}`,
  ...(stage.through ? [`La structure est engagée ${listText(stage.through.map((t) => THROUGH[t]), 'ou')}`] : []),
  ...(stage.documents ? [`Pièces à réunir avant la signature : ${stage.documents.join(', ')}`] : []),
];

function selection(stage: StageOf<'selection'>): string[] {
  const { mode, panel, criteria, topics, several, ownDoctor } = stage;
  const how = mode === 'panel' && panel
    ? `Un jury reçoit la personne : ${plural(panel.professionals, 'professionnel', 'professionnels')} et ${plural(panel.userRepresentatives, 'représentant', 'représentants')} des usagers ; chacun remplit sa grille sans voir celle des autres`
    : mode === 'group-meeting' ? 'Une rencontre réunit toutes les personnes qui se proposent et l’équipe' : 'La personne et l’équipe se rencontrent, sans jury ni grille';
  return [
    how,
    ...(several ? ['Quand plusieurs personnes se proposent, on les rencontre toutes ensemble'] : []),
    ...(criteria ? [`On regarde : ${fr(criteria)} ; aucun de ces points n’élimine à lui seul`] : []),
    ...(topics ? [`On parle de : ${fr(topics)}`] : []),
    ...(ownDoctor ? [ownDoctor === 'warned' ? 'Une personne présentée par son propre soignant est avertie, et un cadre est convenu' : 'Une personne n’est pas présentée par son propre soignant'] : []),
  ];
}

function training(stage: StageOf<'training'>, d: Definition): string[] {
  const courses = stage.courses.map((id) => d.courses?.find((c) => c.id === id)?.names.fr ?? id);
  const { partners, professionals } = stage.mix;
  const mix = partners === '0%' && professionals === '0%' ? [] : [`Chaque session réunit au moins ${partners} de partenaires et ${professionals} de professionnels`];
  return [`À suivre : ${listText(courses)}`, ...mix];
}

const WAYS: Record<string, string> = {
  'speed-dating': 'Partenaires et équipes se classent les uns les autres lors d’un speed-dating', proposal: 'Un projet est proposé à la personne, qui répond ; l’équipe confirme', appointment: 'Une mission est confiée à la personne', election: 'La personne est élue',
};
function matching(stage: StageOf<'matching'>, d: Definition): string[] {
  const body = d.bodies?.find((b) => b.id === stage.body)?.names.fr;
  return [`${WAYS[stage.by]}${body ? ` (${body})` : ''}`, ...(stage.unit === 'tandem' ? ['On associe un tandem : un professionnel et un partenaire, libres en même temps ; la pause de l’un suspend le tandem'] : [])];
}

const convention = (stage: StageOf<'convention'>): string[] => [
  `${stage.form === 'full' ? 'La convention' : 'Un cadre de participation'} est signé${stage.form === 'full' ? 'e' : ''} dans cet ordre : ${listText(stage.parties.map((p) => PARTIES[p]), 'puis')}`,
  `${stage.charter === 'required' ? 'La charte est signée avec elle, pour' : 'Pour'} ${durationText(stage.term)}`,
  ...(stage.covers === 'collective' ? ['Une même convention couvre plusieurs bénévoles d’une association'] : []),
  ...(stage.points ? [`On convient de : ${fr(stage.points)}`] : []),
];

function work(stage: StageOf<'work'>): string[] {
  const { phases, group, level, scale, ledBy, reopen } = stage;
  const min = Object.entries(group?.min ?? {}).map(([kind, n]) => `${n} ${PERSON_KINDS[kind as keyof typeof PERSON_KINDS].fr}`);
  const phase = (id: string): string => phases?.find((p) => p.id === id)?.names.fr.toLowerCase() ?? id;
  return [
    ...(group ? [`Le groupe compte au moins ${listText(min)}, ${group.from === 'start' ? 'avant de commencer' : `à partir de la phase « ${phase(group.from)} »`}`] : []),
    ...(phases ? [`Le travail suit ces phases, dans l’ordre : ${fr(phases)}`] : []),
    ...(reopen ? [`On peut revenir à la phase « ${phase(reopen.to)} », ${reopen.max} fois au plus`] : []),
    ...(level ? [`Niveau visé : ${levelText(level)}`] : []),
    ...(scale ? [`Échelle : ${listText(scale.map((s) => SCALES[s]))}`] : []),
    ...(ledBy ? [`Le groupe est animé par : ${listText(frOf(PERSON_KINDS, ledBy))}`] : []),
  ];
}
