import type { Definition } from '../definition/schema';
import { INDICATORS } from '../definition/indicators';
import { BRAKES, LEVERS, ORGANISATION_KINDS, PAYERS, PERSON_KINDS, SPONSORS, STARTS, TARGET_ATTRIBUTES } from '../definition/vocabulary';
import { stagesOf } from '../definition/settings-of';
import type { Deadline } from '../plan/process';
import { stageTitle } from './stage-words';
import { capital, conditionText, dateText, deadlineText, durationText, frOf, listText, roleText } from './words';

/** A heading and its sentences; left out when the programme says nothing there. */
export type Section = [title: string, lines: string[]];

const KIND: Record<string, string> = { 'half-day': 'la demi-journée', expenses: 'les frais' };
const DOES: Record<string, string> = { facilitates: 'accompagne en tiers, sans décider', organises: 'organise', hosts: 'accueille', pays: 'paie', funds: 'finance', trains: 'forme', joins: 'prend part' };
const OF: Record<string, string> = { users: 'pour les usagers', teams: 'pour les équipes', structures: 'pour les structures', staff: 'pour le personnel' };
const ASKED: Record<string, string> = { partner: 'aux partenaires', professional: 'aux professionnels', team: 'aux équipes', teacher: 'aux enseignants', student: 'aux étudiants', family: 'aux familles', public: 'au public' };
const PLACES: Record<string, string> = { board: 'conseil d’administration', bureau: 'bureau', assembly: 'assemblée générale', council: 'conseil', 'steering-group': 'groupe de pilotage', 'users-commission': 'commission des usagers' };

export const sectionsOf = (d: Definition): Section[] => [
  ['Qui porte le programme', house(d)], ['Qui sont les partenaires', partners(d)], ['Comment on y vient', starts(d)],
];
export const otherSections = (d: Definition): Section[] => [
  ['Les activités', activities(d)], ['L’argent', money(d)], ['Les instances', bodies(d)], ['Les actions', actions(d)], ['La parole', listening(d)], ['Les questionnaires', surveys(d)], ['Les indicateurs', d.indicators.map((code) => `${code} : ${INDICATORS[code].fr}`)], ['Ce que le programme garde', kept(d)], ['Les mots', glossary(d)],
];

function house(d: Definition): string[] {
  const leads = d.leads.map((l) => (l === 'patient' ? 'une ou un patient' : 'une ou un professionnel'));
  return [
    `Le programme est celui d’un organisme de type « ${ORGANISATION_KINDS[d.organisation.kind].fr} », porté par ${listText(frOf(SPONSORS, d.sponsors))}`,
    `Il est conduit par ${listText(leads)}${leads.length > 1 ? ', avec les mêmes droits' : ''}`,
    ...(d.organisations ?? []).map((o) => `${o.names.fr} : ${listText(o.does.map((w) => DOES[w]))}`),
    ...(d.hub ? [`Il compare ${d.hub.programmes.length} programmes (${d.hub.programmes.join(', ')}) sur ce qu’ils ont choisi de partager, en chiffres réunis d’au moins ${d.hub.atLeast}`] : []),
  ];
}

const partners = (d: Definition): string[] => [
  ...d.profiles.map((p) => `${p.names.fr}${p.kinds ? ` : ${listText(frOf(PERSON_KINDS, p.kinds), 'ou')}` : ''}${p.route ? ` (statut ${p.route})` : ''}`),
  ...(d.tiers ?? []).map((t) => `${t.names.fr}, ${t.votes ? 'avec' : 'sans'} droit de vote`),
  ...(d.targets ?? []).map((t) => `Le programme cherche à refléter la diversité : ${TARGET_ATTRIBUTES[t.attribute].fr} (${t.values.join(', ')}), pour qui a choisi de le dire`),
  ...(d.directory ? [`Un annuaire réunit celles et ceux qui l’ont choisi ; chaque fiche est revue tous les ${durationText(d.directory.checked)}`] : []),
];
const starts = (d: Definition): string[] => d.starts.map((s) => `${capital(STARTS[s.by].fr)}, ${OF[s.of]}${s.sources ? ` (on note d’où viennent les personnes : ${s.sources.join(', ')})` : ''}`);

function activities(d: Definition): string[] {
  const { activities: a, courses, cohorts } = d;
  const formats = (a?.formats ?? []).map((f) => `${f.names.fr}${f.place === 'remote' ? ', à distance' : f.place === 'home' ? ', à domicile' : ''}${f.minutes ? `, ${f.minutes} minutes` : ''}${f.when ? ` ; seulement pour : ${conditionText(f.when, d)}` : ''}`);
  return [
    ...formats,
    ...(a?.caps ? [`Au plus ${a.caps.week} demi-journées par semaine et ${a.caps.month} par mois`] : []),
    ...(a?.lateCancel ? [`Annulée par l’équipe à moins de ${durationText(a.lateCancel.under)}, une demi-journée est due à ${a.lateCancel.pays.replace('%', ' %')}`] : []),
    ...(courses ?? []).map((c) => `Formation : ${c.names.fr}${c.award === 'diploma' ? ', diplômante' : ''}${c.year ? `, année ${c.year}` : ''}${c.place === 'remote' ? ', à distance' : ''}${c.every ? `, tous les ${durationText(c.every)}` : ''}`),
    ...(cohorts ?? []).map((c) => `Promotion : ${c.names.fr}${c.size ? `, environ ${c.size} étudiants` : ''}`),
  ];
}

function money({ money: m, organisation, budgets }: Definition): string[] {
  const paid = m === 'none'
    ? ['Ce programme ne paie personne']
    : [`Le payeur est ${PAYERS[organisation.payer].fr} ; les montants sont fixés par lui, hors de ce texte`, ...Object.entries(m.routes).map(([route, kinds]) => `Statut ${route} : ${kinds.length ? listText(kinds.map((k) => KIND[k])) : 'rien n’est versé ici'}`), `Les frais se demandent sous ${durationText(m.claims.within)}`];
  return [
    ...paid,
    ...(budgets ?? []).map((b) => `Budget de ${b.funder}${b.from ? ` du ${dateText(b.from)}` : ''}${b.to ? ` au ${dateText(b.to)}` : ''}${b.beforeEnd ? ` ; ${durationText(b.beforeEnd.within)} avant la fin, une tâche est confiée à ${roleText(b.beforeEnd.to)}` : ''}${b.shares ? ` ; parts : ${Object.entries(b.shares).map(([use, part]) => `${use} ${part}`).join(', ')}` : ''}`),
  ];
}

const bodies = (d: Definition): string[] => (d.bodies ?? []).map((b) =>
  `${b.names.fr} (${listText(b.of.map((p) => PLACES[p]))}) : ouvert à ${listText(frOf(PERSON_KINDS, b.open), 'ou')}, voix ${b.voice === 'consultative' ? 'consultative' : 'délibérative'}, ${b.filled === 'election' ? 'par élection' : 'par nomination'}${b.term ? ` pour ${durationText(b.term)}` : ''}`);
const actions = (d: Definition): string[] => [...(d.actions ?? [])].sort((a, b) => (a.priority ?? 9) - (b.priority ?? 9)).map((a) => `${a.recommendation.fr} (${roleText(a.owner)}${a.due ? `, avant le ${dateText(a.due)}` : ''})`);

const listening = (d: Definition): string[] => [
  ...(d.channels ?? []).map((c) => `${c.names.fr} : ouvert à ${listText(frOf(PERSON_KINDS, c.open), 'ou')}, lu par ${roleText(c.reaches)} ; une réponse est donnée ${deadlineText({ then: 'escalate', ...c.answer } as Deadline, c.reaches)}`),
  ...(d.learning?.brakes ? [`Freins suivis : ${listText(frOf(BRAKES, d.learning.brakes))}`] : []),
  ...(d.learning?.levers ? [`Leviers suivis : ${listText(frOf(LEVERS, d.learning.levers))}`] : []),
  ...(d.learning?.maturity ? [`${d.learning.maturity.by === 'team' ? 'Chaque équipe' : 'Le programme'} évalue sa maturité tous les ${durationText(d.learning.maturity.every)}`] : []),
];

function moment(when: Definition['surveys'][number]['when'], d: Definition): string {
  const title = (id: string): string => stagesOf(d).filter((s) => s.id === id).map(stageTitle)[0] ?? id;
  if ('afterVacations' in when) return `après ${when.afterVacations} demi-journées`;
  if ('every' in when) return `tous les ${durationText(when.every)}`;
  if ('afterExit' in when) return `${durationText(when.afterExit)} après la sortie`;
  if ('afterMission' in when) return `${durationText(when.afterMission)} après la mission`;
  if ('at' in when) return `le ${dateText(when.at)}`;
  return 'beforeStage' in when ? `avant l’étape « ${title(when.beforeStage)} »` : `${durationText(when.delay)} après l’étape « ${title(when.afterStage)} »`;
}
const surveys = (d: Definition): string[] => d.surveys.map((s) => `« ${s.instrument} », ${ASKED[s.ask]}, ${moment(s.when, d)}${s.measures ? ` : ${s.measures.join(', ')}` : ''}`);
const kept = (d: Definition): string[] => [...(d.resources ?? []).map((r) => `${r.names.fr}${r.note ? ` : ${r.note.fr}` : ''}`), ...(d.outputs ?? []).map((o) => `${o.names.fr}${o.year ? ` (${o.year})` : ''}${o.partnersSign ? ', signé aussi par des partenaires' : ''}`)];
const glossary = ({ glossary: g }: Definition): string[] => Object.entries(g.avoid ?? {}).map(([word, instead]) => `On ne dit pas « ${word} », on dit « ${instead} »`);
