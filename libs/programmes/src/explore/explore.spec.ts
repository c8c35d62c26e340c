import { isEventType } from '@tandem/messages';
import { readFileSync } from 'node:fs';
import { loadDefinition } from '../definition/load';
import { factsHeard, journeyTable, PROCESS_TABLES, type ProcessTable, type Step } from '../plan';
import { loadPreset, presetIds, presetPath } from '../preset/presets';
import { tableOf } from '../stages/ways';
import { editedFrom, WHOLE } from '../testing/whole';
import { explore } from './explore';
import { told, type Finding } from './finding';
import { HAPPENED } from './french';

const nice = editedFrom(readFileSync(presetPath('chu-nice'), 'utf8'));
const whole = editedFrom(WHOLE);
/** The house of Nice without what its own rules would refuse first. */
const silent: [RegExp, string] = [/surveys:\n(.*\n)*?\nindicators.*/, 'surveys: []\n\nindicators: []'];

/** A mistake in a file: it passes every rule between fields, and somebody would wait for ever. */
const FILES: [what: string, text: string, code: Finding['code'], says: RegExp][] = [
  ['nobody follows the partner once the convention is signed', nice([/ {6}- \{ id: engagement.*\n/, ''], silent), 'NOTHING_OPEN', /plus rien n’est ouvert/],
  ['nobody is ever accepted', nice([/ {6}- id: selection\n(.*\n){5}/, ''], [/after: \[selection\]/g, 'after: [application]'], ['N1, N2,', 'N1,']), 'NO_ACT_ENDS_IT', /confirmer un premier projet, et cela n’arrivera jamais : il faut une adhésion/],
  ['a partner without a convention', nice([/ {6}- \{ id: convention.*\n/, ''], ['kind: engagement, after: [convention]', 'kind: engagement, after: [training, matching]']), 'NO_ACT_ENDS_IT', /il faut une convention en vigueur/],
  ['no status anybody could choose', nice([/ {2}routes:\n(.*\n){5}/, '  routes: {}\n']), 'NO_ACT_ENDS_IT', /il faut un statut de versement/],
  ['a speed-dating without projects', nice([/ {2}- \{ by: call, of: teams.*\n/, ''], ['I7, I8, ', '']), 'NO_ACT_ENDS_IT', /aucune équipe ne peut proposer de projet/],
  ['a panel in a house without user representatives', nice(['kind: CHU, sector: hospital', 'kind: MSP, sector: primary-care'], ['direction, users-commission', 'direction'], ['referent, ru, signatory', 'referent, signatory']), 'NO_ACT_ENDS_IT', /le jury demande un représentant des usagers/],
  ['a witness to the convention who does not exist', whole(['[partner, referent, signatory]', '[partner, referent, ru, signatory]'], ['[faculty, users-commission]', '[faculty]']), 'WAITS_FOR_NOBODY', /représentant des usagers pour signer la convention/],
  ['a delay handed to a role nobody holds', whole(['ownDoctor: warned', 'ownDoctor: warned, deadlines: { answer: { to: ru } }'], ['[faculty, users-commission]', '[faculty]']), 'HANDED_TO_NOBODY', /c’est à la ou le représentant des usagers d’agir/],
  ['a pause looked after by somebody who is not there', whole([/money:\n(.*\n)*?budgets/, 'money: none\nbudgets'], [/, route: SALARIE/, ''], ['N5, N6, ', ''], [/ {2}lateCancel.*\n/, ''], ['deadlines:\n', 'deadlines:\n  journey: { paused: { to: preparer } }\n']), 'HANDED_TO_NOBODY', /reprendre le parcours ; passé 60d/],
  ['a stuck journey told to somebody who is not there', whole([/money:\n(.*\n)*?budgets/, 'money: none\nbudgets'], [/, route: SALARIE/, ''], ['N5, N6, ', ''], [/ {2}lateCancel.*\n/, ''], ['deadlines:\n', 'deadlines:\n  journey: { stuck: { to: approver } }\n']), 'HANDED_TO_NOBODY', /faire avancer le parcours ; passé 90d/],
  ['a selection for one profile only', nice(['mode: panel', 'when: { profile: [client] }\n        mode: panel']), 'NO_ACT_ENDS_IT', /il faut une adhésion/],
  ['a convention for one profile only', nice(['kind: convention,', 'kind: convention, when: { profile: [client] },']), 'NO_ACT_ENDS_IT', /il faut une convention en vigueur/],
  ['an application only some may make', nice(['kind: application,', 'kind: application, when: { profile: [client, vigilant] },']), 'NEVER_BEGINS', /« selection » est ouverte et rien ne la fait commencer/],
  ['an engagement for one profile only', nice(['kind: engagement,', 'kind: engagement, when: { profile: [citoyen] },']), 'NOTHING_OPEN', /plus rien n’est ouvert/],
  ['a group that waits for partners no journey brings', whole([/ {6}- \{ id: matching.*\n/, ''], ['[motivation, matching]', '[motivation]'], [/ {2}- \{ instrument: expectations.*\n/, '']), 'NO_ACT_ENDS_IT', /le groupe attend patient, et aucun parcours n’affecte/],
  ['a group that waits for people no profile welcomes', whole(['min: { patient: 1', 'min: { parent: 1']), 'NO_ACT_ENDS_IT', /le groupe attend parent, et aucun profil/],
  ['a course of two parts of which one is enough', nice(['courses: [initial-joint]', 'courses: [initial-joint, ethics]']), 'LEFT_OPEN', /l’étape « training » attendait est fini/],
];

type Broken = (table: ProcessTable) => ProcessTable;
const step = (name: string, change: (s: Step) => Partial<Step>): Broken => (table) => ({ ...table, steps: { ...table.steps, [name]: { ...table.steps[name], ...change(table.steps[name]) } } });
const deaf = (name: string, ...facts: string[]): Broken => step(name, (s) => ({ on: Object.fromEntries(Object.entries(s.on).filter(([fact]) => !facts.includes(fact))) }));
const deafAnywhere = (...facts: string[]): Broken => (table) => ({ ...table, anywhere: Object.fromEntries(Object.entries(table.anywhere ?? {}).filter(([fact]) => !facts.includes(fact))) });

/** A mistake in a stage table, with a programme that lives it. */
const TABLES: [what: string, process: string, broken: Broken, code: Finding['code'], says: RegExp][] = [
  ['a file that is complete and that nobody hears of', 'application', deaf('completing', 'application.resubmitted'), 'NO_ACT_ENDS_IT', /compléter sa candidature/],
  ['a screening without an outcome', 'application', deaf('screening', 'application.screened', 'application.marked-incomplete', 'application.refusal-proposed'), 'NO_ACT_ENDS_IT', /vérifier la candidature/],
  ['a draft that lapses in silence', 'application', step('drafting', () => ({ person: undefined })), 'LAPSES_UNHEARD', /sans que l’on sache à qui écrire/],
  ['a lapse with nothing to do', 'application', step('drafting', () => ({ overdue: undefined })), 'NOTHING_AT_DEADLINE', /rien n’est prévu/],
  ['a lapse the process does not hear', 'application', deafAnywhere('application.lapsed'), 'NOTHING_AT_DEADLINE', /l’attente ne l’entend pas/],
  ['a deadline nobody wrote', 'selection', step('deciding', () => ({ deadline: 'someday' })), 'NO_DEADLINE', /rien ne dit jusqu’à quand/],
  ['an interview after which nobody decides', 'selection', deaf('grids', 'application.interviewed', 'grid.submitted'), 'NO_ACT_ENDS_IT', /grille/],
  ['an acceptance nobody hears', 'selection', deaf('deciding', 'application.accepted'), 'NO_ACT_ENDS_IT', /délibérer/],
  ['a wait for a role that is not in the house', 'selection', step('deciding', () => ({ role: 'preparer' as const })), 'WAITS_FOR_NOBODY', /personne ne tient ce rôle/],
  ['a wait nothing ends', 'matching', step('pairing', (s) => ({ ends: (m) => ({ ...s.ends(m), states: [] }) })), 'NO_ACT_ENDS_IT', /confirmer un premier projet/],
  ['a training nobody can complete', 'training', deafAnywhere('enrolment.completed', 'enrolment.recognised'), 'STUCK', /n’atteint plus « convention »/],
  ['a convention everybody has signed, unheard', 'convention', (t) => ({ ...t, steps: Object.fromEntries(Object.entries(t.steps).map(([name, s]) => [name, { ...s, on: { ...s.on, 'convention.signed': () => undefined } }])) }), 'STUCK', /n’atteint plus « engagement »/],
  ['a convention everybody signs and that never starts', 'convention', (t) => ({ ...t, steps: Object.fromEntries(Object.entries(t.steps).map(([name, s]) => [name, { ...s, on: Object.fromEntries(Object.entries(s.on).filter(([fact]) => fact !== 'convention.activated')) }])) }), 'NOTHING_AT_DEADLINE', /l’attente ne l’entend pas/],
  ['a pause nobody comes back from', 'engagement', deaf('paused', 'membership.resumed'), 'NO_ACT_ENDS_IT', /en pause/],
  ['a suspension nobody lifts', 'engagement', deaf('suspended', 'membership.reinstated'), 'NO_ACT_ENDS_IT', /examiner la suspension/],
  ['a process that begins on nothing', 'engagement', (t) => ({ ...t, starts: {} }), 'NEVER_BEGINS', /rien ne la fait commencer/],
  ['a step that leads to one nobody described', 'engagement', step('active', (s) => ({ on: { ...s.on, 'membership.paused': () => 'asleep' } })), 'WAITS_FOR_NOBODY', /« asleep », que personne n’a décrit/],
  ['a candidate who cannot withdraw', 'application', deafAnywhere('application.withdrawn'), 'CANNOT_LEAVE', /ne le pourrait pas/],
  ['a partner who cannot stop', 'engagement', deafAnywhere('membership.ended'), 'CANNOT_LEAVE', /n’entend un retrait/],
  ['a journey that stays paused', 'journey', deaf('paused', 'journey.resumed'), 'NO_ACT_ENDS_IT', /reprendre le parcours/],
];

const findingsOf = (text: string, table?: (process: string) => ProcessTable): Finding[] => explore(loadDefinition(text), table).findings;

describe('the exploration of a programme', () => {
  it.each(FILES)('finds %s, and tells the story', (_what, text, code, says) => {
    const found = findingsOf(text);
    expect(found.map((f) => [f.code, says.test(f.problem)])).toContainEqual([code, true]);
    for (const finding of found) expect(finding.story[0]).toMatch(/^Le parcours s’ouvre/);
  });

  it.each(TABLES)('finds %s, and tells the story', (_what, process, broken, code, says) => {
    // Payments are out, so that their roles are nobody's.
    const text = nice([/money:\n(.*\n)*?surveys/, 'money: none\n\nsurveys'], [/ {2}lateCancel.*\n/, ''], ['N4, N5,', 'N4,']);
    expect(findingsOf(text)).toEqual([]);
    const found = findingsOf(text, (name) => (name === process ? broken(tableOf(name)) : tableOf(name)));
    expect(found.map((f) => [f.code, says.test(f.problem)])).toContainEqual([code, true]);
    expect(told(found[0])).toMatch(/^Parcours des partenaires.* :\n {2}1\. Le parcours s’ouvre[^]*\n {2}Alors : /);
  });

  it('names for whom it goes wrong where it does not for everybody', () => {
    expect(findingsOf(FILES.find(([what]) => what.startsWith('a convention for one profile'))?.[1] ?? '')[0].subject).toMatch(/profile : (vigilant|formateur|citoyen)/);
  });

  it.each(presetIds())('finds nothing in %s, within seconds', (id) => {
    const start = Date.now();
    const { findings, states } = explore(loadPreset(id));
    expect(findings.map(told)).toEqual([]);
    expect(states).toBeGreaterThan(10);
    expect(Date.now() - start).toBeLessThan(20_000);
  });

  it('finds nothing in a programme of every kind', () => {
    expect(explore(loadDefinition(WHOLE)).findings.map(told)).toEqual([]);
  });

  it('has a sentence for every fact a process hears, and for no other', () => {
    const heard = new Set([journeyTable, ...PROCESS_TABLES].filter((t) => !['vacation', 'claim', 'batch', 'campaign', 'incident'].includes(t.process)).flatMap(factsHeard));
    expect([...heard].filter((fact) => !HAPPENED[fact])).toEqual([]);
    expect(Object.keys(HAPPENED).filter((fact) => !isEventType(fact) || !heard.has(fact))).toEqual([]);
  });
});
