import { readFileSync } from 'node:fs';
import { presetPath } from '../preset/presets';
import { problemsOf } from '../testing/problems';
import { editedFrom, WHOLE } from '../testing/whole';

const nice = editedFrom(readFileSync(presetPath('chu-nice'), 'utf8'));
const whole = editedFrom(WHOLE);

const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

/** A mistake a programme can make: the code it must be told, the line, and words of the French sentence. */
const MISTAKES: [what: string, text: string, code: string, on: string, says: RegExp][] = [
  // Form.
  ['a field nobody knows', nice(['claims: { within: 60d }', 'claims: { within: 60d, ceiling: 100 }']), 'UNKNOWN_FIELD', 'ceiling', /Champ inconnu : ceiling\. Champs acceptés ici : within/],
  ['a mistyped field of a stage', nice(['grids: independent', 'grid: independent']), 'UNKNOWN_FIELD', 'grid:', /acceptés ici : .*grids/],
  ['a field written twice', nice(['version: 1', 'version: 1\nversion: 2']), 'SYNTAX', '', /deux fois/],
  ['brackets left open', nice(['[direction, users-commission]', '[direction, users-commission']), 'SYNTAX', '', /YAML/],
  ['an anchor', nice(['names: { fr: Audit', 'names: &audit { fr: Audit'], ['glossary:', 'other: *audit\nglossary:']), 'SYNTAX', '', /ancres/],
  ['nothing at all', '', 'WRONG_KIND', '', /groupe de champs/],
  ['a missing field', nice(['claims: { within: 60d }', 'claims: {}']), 'MISSING', 'claims', /Ce champ manque/],
  ['an empty name', nice(['fr: Patient client', 'fr: ""']), 'TOO_SMALL', 'id: client', /texte est vide/],
  ['a number too big', nice(['week: 2', 'week: 40']), 'TOO_BIG', 'week: 40', /Au plus 21/],
  ['a missing translation', nice([', en: Experience feedback', '']), 'TRANSLATION_MISSING', 'id: feedback', /anglais/],
  ['an unknown calendar', nice(['calendar: FR', 'calendar: BE']), 'NOT_ACCEPTED', 'calendar: BE', /FR, FR-ALSACE-MOSELLE/],
  ['a deadline in words', nice(['within: 60d', 'within: deux mois']), 'WRONG_FORM', 'deux mois', /10bd .*21d/],
  ['a share without its sign', nice(['pays: 100%', 'pays: 100']), 'WRONG_KIND', 'pays: 100', /un texte/],
  ['a percentage in words', nice(['pays: 100%', 'pays: tout']), 'WRONG_FORM', 'pays: tout', /pourcentage est attendu/],
  ['a budget share in words', whole(['coordination: 2/3', 'coordination: most']), 'WRONG_FORM', 'coordination: most', /Une part est attendue : 2\/3/],
  ['a date in words', whole(['to: 2026-08-31', 'to: fin août']), 'WRONG_FORM', 'to: fin août', /Une date est attendue : 2026-08-31/],
  ['an academic year that is none', whole(['from: 2025-2026', 'from: 2025']), 'WRONG_KIND', 'from: 2025,', /un texte/],
  ['an academic year in words', whole(['from: 2025-2026', 'from: rentrée']), 'WRONG_FORM', 'from: rentrée', /année universitaire est attendue/],
  ['an identifier with capitals', nice(['id: client', 'id: Client']), 'WRONG_FORM', 'id: Client', /Minuscules sans accent/],
  ['a stage kind that does not exist', nice(['kind: matching', 'kind: lottery']), 'NOT_ACCEPTED', 'lottery', /application, agreement, selection/],
  ['money said in a word that is not none', nice([/money:\n(.*\n){8}/, 'money: nobody\n']), 'NOT_ACCEPTED', 'money: nobody', /Écrivez none/],
  ['a survey with two moments', nice(['{ afterVacations: 3 }', '{ afterVacations: 3, every: 12mo }']), 'NOT_ACCEPTED', 'afterVacations', /un seul moment/],
  ['an unknown indicator', nice(['N7, N8]', 'N7, N99]']), 'NOT_ACCEPTED', 'N99', /Valeurs acceptées : I1/],
  // Twice.
  ['a partner profile twice', nice(['id: vigilant', 'id: client']), 'TWICE', 'Patient vigilant', /« client » est déjà/],
  ['a stage twice', nice([/id: matching, /, 'id: training, ']), 'TWICE', 'mix:', /« training » est déjà/],
  ['two stages of one kind', whole(['kind: review, after: [convention], every: 12mo, levels: [self, practices]', 'kind: application, after: [convention]']), 'STAGE_KIND_TWICE', 'id: review', /Une seule étape de nature « application »/],
  ['a way in twice', whole(['by: request, of: structures, form: message', 'by: call, of: users, form: short']), 'START_TWICE', 'form: short', /déjà dite/],
  // Order.
  ['a stage after one that is not there', nice(['after: [training, matching]', 'after: [training, mentoring]']), 'UNKNOWN_STAGE', 'mentoring', /Aucune étape ne s’appelle « mentoring »/],
  ['stages that wait for each other', nice(['after: [selection], by: speed-dating', 'after: [convention], by: speed-dating']), 'CYCLE', 'by: speed-dating }', /s’attendent les unes les autres/],
  ['a stage behind stages that wait for each other', nice(['after: [selection], by: speed-dating', 'after: [convention], by: speed-dating']), 'UNREACHABLE_STAGE', 'id: engagement', /ne peut jamais s’ouvrir/],
  ['a stage nothing leads to', nice(['kind: training, after: [selection],', 'kind: training,']), 'UNREACHABLE_STAGE', 'kind: training', /ne suit aucune étape/],
  ['group work asked of one person', whole(['kind: review, after: [convention], every: 12mo, levels: [self, practices]', 'kind: work, after: [convention]']), 'KIND_NOT_FOR_SUBJECT', 'kind: work, after', /n’a pas de sens pour une personne/],
  ['an agreement that opens a journey nobody wrote', whole([/ {2}partner:\n(.*\n)*? {2}project:/, '  project:'], [/surveys:\n(.*\n)*?indicators.*/, 'surveys: []\nindicators: []']), 'OPENS_NOTHING', 'opens: partner', /pas écrit/],
  ['no journey at all', nice([/journeys:\n(.*\n)*?\nactivities/, 'journeys: {}\n\nactivities'], [/surveys:\n(.*\n)*?\nindicators.*/, 'surveys: []\nindicators: []']), 'NO_JOURNEY', 'journeys', /au moins un parcours/],
  ['an exit from nothing', whole([/ {6}- \{ id: engagement.*\n/, ''], ['after: [engagement], keep', 'after: [convention], keep']), 'EXIT_WITHOUT_ENGAGEMENT', 'id: exit', /ne s’ouvrirait jamais/],
  // Stages.
  ['a panel without a user representative', nice(['userRepresentatives: 1', 'userRepresentatives: 0']), 'PANEL_WITHOUT_USER_REPRESENTATIVE', 'userRepresentatives', /représentant des usagers/],
  ['a panel without a professional', nice(['professionals: 1,', 'professionals: 0,']), 'PANEL_WITHOUT_PROFESSIONAL', 'professionals: 0', /au moins un professionnel/],
  ['a panel nobody describes', whole(['mode: meeting, ownDoctor: warned', 'mode: panel, grids: independent']), 'PANEL_MISSING', 'mode: panel', /qui y siège/],
  ['a panel without grids', nice([/ {8}grids: independent\n/, '']), 'GRIDS_MISSING', 'id: selection', /grilles indépendantes/],
  ['a meeting with grids', whole(['mode: meeting,', 'mode: meeting, grids: independent,']), 'MEETING_WITH_PANEL', 'mode: meeting', /ni jury ni grille/],
  ['a signatory who is not last', nice(['[partner, referent, ru, signatory]', '[partner, signatory, referent]']), 'SIGNATORY_NOT_LAST', 'parties', /en dernier/],
  ['a partner who is not first', nice(['[partner, referent, ru, signatory]', '[referent, partner, signatory]']), 'PARTNER_NOT_FIRST', 'parties', /en premier/],
  ['a party signing twice', nice(['[partner, referent, ru, signatory]', '[partner, referent, referent, signatory]']), 'PARTY_TWICE', 'parties', /ne signe qu’une fois/],
  ['a full convention without a charter', nice(['charter: required', 'charter: none']), 'CHARTER_MISSING', 'charter: none', /va avec une charte/],
  ['a course that is not in the catalogue', whole(['courses: [interviewing]', 'courses: [juggling]']), 'UNKNOWN_COURSE', 'juggling', /Formations : basics, interviewing/],
  ['a mix over the whole', nice(['mix: { partners: 30%', 'mix: { partners: 80%']), 'MIX_OVER_100', 'partners: 80%', /dépassent le tout/],
  ['an election to no body', whole(['by: proposal, unit: tandem', 'by: election']), 'ELECTION_WITHOUT_BODY', 'by: election', /l’un de college/],
  ['an election to an unknown body', whole(['by: proposal, unit: tandem', 'by: election, body: senate']), 'UNKNOWN_BODY', 'senate', /Aucune instance ne s’appelle « senate »/],
  ['a body without an election', whole(['by: proposal,', 'by: proposal, body: college,']), 'BODY_WITHOUT_ELECTION', 'by: proposal', /ne va qu’avec by: election/],
  ['a group from a phase that is not there', whole(['professional: 1 }, from: start', 'professional: 1 }, from: dreaming'], ['level: collaboration', 'level: consultation']), 'UNKNOWN_PHASE', 'dreaming', /Phases : listening, building/],
  ['a way back to the last phase', whole(['reopen: { to: listening', 'reopen: { to: building']), 'REOPEN_NOWHERE', 'reopen', /ne rouvrirait rien/],
  ['collaboration decided among professionals', whole(['min: { patient: 1, professional: 1 }', 'min: { professional: 2 }']), 'NO_PARTNER_SEAT', 'level: collaboration', /avant le début/],
  ['a group of nobody', whole(['min: { patient: 1, professional: 1 }', 'min: {}'], ['level: collaboration', 'level: information']), 'EMPTY_GROUP', 'min: {}', /qui compose le groupe/],
  // Conditions.
  ['an empty condition', whole(['when: { task: [interview] }', 'when: {}']), 'EMPTY_CONDITION', 'when: {}', /au moins une chose/],
  ['a condition on what nobody knows of a person', whole(['when: { task: [interview] }', 'when: { organisationKind: [MSP] }']), 'CONDITION_NOT_KNOWN_HERE', 'organisationKind', /n’est pas connu à cet endroit/],
  ['a condition on an unknown profile', whole(['when: { task: [interview] }', 'when: { profile: [leader] }']), 'UNKNOWN_PROFILE', 'profile: [leader]', /Acceptés : expert, mediator/],
  ['a condition on an unknown task', whole(['when: { task: [interview] }', 'when: { task: [singing] }']), 'UNKNOWN_TASK', 'singing', /Aucun format d’activité/],
  ['a condition on a route the programme does not have', whole(['when: { task: [interview] }', 'when: { route: [COSP] }']), 'UNKNOWN_ROUTE', 'COSP', /Aucun statut du programme/],
  ['a condition written as a script', whole(['when: { task: [interview] }', 'when: "profile == expert"']), 'WRONG_KIND', 'profile ==', /groupe de champs/],
  // Delays.
  ['a reminder after its deadline', nice(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { within: 10bd, remind: [15bd] } } }']), 'REMINDER_AFTER_DEADLINE', '15bd', /après l’échéance \(10bd\)/],
  ['a deadline that does not exist', nice(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { sceen: { within: 5d } } }']), 'UNKNOWN_DEADLINE', 'sceen', /Délais acceptés : draft, screen/],
  ['a delay of a panel asked of a meeting', whole(['ownDoctor: warned', 'ownDoctor: warned, deadlines: { grids: { within: 5d } }']), 'UNKNOWN_DEADLINE', 'grids', /Délais acceptés : invite, meet, answer/],
  ['a file that would lapse by a coordinator’s delay', nice(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { then: lapse } } }']), 'NO_SUCH_CONSEQUENCE', 'then: lapse', /escalate, task/],
  ['an escalation to nobody', nice(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { draft: { then: escalate } } }']), 'ESCALATE_TO_NOBODY', 'draft', /qui prend le relais/],
  ['no time at all', nice(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { within: 0d, remind: [] } } }']), 'NO_TIME_GIVEN', 'within: 0d', /délai est nul/],
  ['one delay said in two ways', whole(['courses: [basics] }\n      - { id: motivation', 'courses: [basics], deadlines: { invite: { within: 20d } } }\n      - { id: motivation'], ['courses: [interviewing] }', 'courses: [interviewing], deadlines: { invite: { within: 40d } } }']), 'DEADLINE_CONTRADICTED', 'within: 40d', /déjà dit autrement/],
  ['reviews at two rhythms', whole(['kind: review, after: [work]', 'kind: review, after: [work], every: 6mo']), 'DEADLINE_CONTRADICTED', 'every: 6mo', /« rest » est déjà dit autrement/],
  ['an answer without a date', whole(['answer: { within: 10bd, remind: [5bd], then: escalate, to: direction }', 'answer: { to: lead }']), 'ANSWER_WITHOUT_DATE', 'answer: { to: lead }', /avant quand une réponse est due/],
  // Money.
  ['an indemnity for a volunteer', nice(['BENEVOLE: [expenses]', 'BENEVOLE: [half-day, expenses]']), 'BENEVOLE_WITH_INDEMNITY', 'BENEVOLE', /bénévole ne reçoit pas d’indemnité/],
  ['an indemnity for somebody who declines it', nice(['REFUS: [expenses]', 'REFUS: [half-day]']), 'REFUS_WITH_INDEMNITY', 'REFUS', /décline/],
  ['a payment to somebody under contract elsewhere', whole(['SALARIE: []', 'SALARIE: [expenses]']), 'SALARIE_WITH_INDEMNITY', 'SALARIE: [e', /propre contrat/],
  ['a kind of payment the programme does not make', nice(['kinds: [half-day, expenses]', 'kinds: [expenses]']), 'UNKNOWN_KIND', 'VACATAIRE_FPH', /n’est pas parmi les paiements/],
  ['a late cancellation owed by a programme that pays nobody', whole([/money:\n(.*\n)*?budgets/, 'money: none\nbudgets'], [/, route: SALARIE/, ''], ['N5, N6, ', '']), 'PAYS_NOBODY', 'lateCancel', /n’est pas due/],
  ['payments nobody pays', whole(['payer: university', 'payer: nobody']), 'PAID_BY_NOBODY', 'payer: nobody', /personne ne paie/],
  ['a profile paid by a route that is not there', whole(['route: SALARIE,', 'route: COSP,']), 'PROFILE_ROUTE_UNKNOWN', 'route: COSP', /n’est pas parmi ceux du programme/],
  ['a French route in another country', whole(['currency: EUR', 'currency: CAD']), 'FRENCH_ROUTE_ABROAD', 'BENEVOLE', /Le statut BENEVOLE est de droit français/],
  ['a budget that ends before it begins', whole(['to: 2026-08-31', 'to: 2024-08-31']), 'BUDGET_ENDS_FIRST', 'to: 2024', /avant de commencer/],
  ['an alert before an end nobody wrote', whole([', to: 2026-08-31', '']), 'ALERT_WITHOUT_END', 'beforeEnd', /demande une date de fin/],
  ['shares over the whole', whole(['partners: 30%', 'partners: 60%']), 'SHARES_OVER_ALL', 'shares', /dépassent le tout/],
  ['two budgets of one funder for the same days', whole(['budgets:\n', 'budgets:\n  - { id: other, funder: Fonds, from: 2026-01-01 }\n']), 'BUDGETS_OVERLAP', 'id: first-year', /mêmes jours/],
  // Questionnaires, indicators, people, words.
  ['a survey after a stage that does not exist', nice(['afterStage: training', 'afterStage: diploma']), 'SURVEY_NEVER_FIRES', 'diploma', /aucune étape ne s’appelle « diploma »/],
  ['a survey before the first stage', whole(['beforeStage: matching', 'beforeStage: application']), 'SURVEY_NEVER_FIRES', 'beforeStage', /rien ne précède/],
  ['a survey on half-days nobody will do', nice([/ {6}- \{ id: engagement.*\n/, '']), 'SURVEY_NEVER_FIRES', 'afterVacations', /engagement/],
  ['a survey to students after half-days', whole(['ask: partner, when: { afterVacations: 3 }', 'ask: student, when: { afterVacations: 3 }']), 'SURVEY_ASKS_UNKNOWN', 'ask: student, when: { after', /ne sait pas écrire à « student »/],
  ['an indicator nothing feeds', nice(['[I1, I3', '[I5, I1, I3']), 'INDICATOR_WITHOUT_SOURCE', 'indicators:', /des promotions/],
  ['a sample of what nobody chose to say', whole(['values: [under-40, over-40], consent: true', 'values: [under-40, over-40], consent: false']), 'TARGET_WITHOUT_CONSENT', 'age-group', /choisi de dire/],
  ['a directory without consent', whole(['directory: { consent: true', 'directory: { consent: false']), 'DIRECTORY_WITHOUT_CONSENT', 'directory', /Nul ne figure/],
  ['a course by an organisation nobody wrote', whole(['by: [facilitator]', 'by: [ministry]']), 'UNKNOWN_ORGANISATION', 'ministry', /Organismes : facilitator/],
  ['a channel that reaches nobody', whole(['reaches: lead', 'reaches: public']), 'CHANNEL_REACHES_NOBODY', 'reaches: public', /ne répond pas/],
  ['a hub compared with itself', whole(['surveys:\n', 'hub: { programmes: [whole], shares: [brakes], atLeast: 2 }\nsurveys:\n']), 'HUB_OF_ITSELF', 'hub:', /à lui-même/],
  ['an elected seat without a term', whole([', term: 36mo', '']), 'ELECTED_WITHOUT_TERM', 'id: college', /pour une durée/],
  ['a word it avoids', whole(['fr: Former les équipes', 'fr: Améliorer la prise en charge']), 'AVOIDED_WORD', 'prise en charge, en', /que le glossaire du programme évite/],
  ['a word avoided for itself', whole(['prise en charge: prendre en soin', 'prise en charge: bonne prise en charge']), 'AVOIDED_FOR_ITSELF', 'bonne prise', /un autre mot/],
  ['a word both avoided and translated', whole(['map: { patient ressource: partner }', 'map: { patient ressource: partner, prise en charge: other }']), 'AVOIDED_AND_MAPPED', 'avoid:', /gardez l’un des deux/],
];

describe('a programme definition', () => {
  it.each(MISTAKES)('with %s is refused with its line and a French sentence', (_what, text, code, on, says) => {
    const problems = problemsOf(text);
    const told = problems.find((p) => p.code === code && says.test(p.message));
    expect([problems.map((p) => `${p.code} ${p.message}`), Boolean(told)]).toEqual([expect.anything(), true]);
    expect(told?.line).toBe(on === '' ? told?.line : lineOf(text, on));
    expect(told?.message).toMatch(/^Ligne \d+ : /);
  });

  it('tells each mistake in words of its own', () => {
    const told = MISTAKES.map(([, text, code, , says]) => problemsOf(text).find((p) => p.code === code && says.test(p.message))?.message.replace(/^Ligne \d+ : /, ''));
    expect(told.filter((message, i) => told.indexOf(message) < i)).toEqual([]);
    expect(new Set(MISTAKES.map(([, , code]) => code)).size).toBeGreaterThanOrEqual(60);
  });

  it('tells all its mistakes at once, in the order of the file', () => {
    const problems = problemsOf(nice(['calendar: FR', 'calendar: BE'], ['afterVacations: 3', 'afterVacations: 0'], ['version: 1', 'version: one']));
    expect(problems.length).toBeGreaterThanOrEqual(3);
    expect(problems.map((p) => p.line)).toEqual(problems.map((p) => p.line).sort((a, b) => a - b));
  });

  it('refuses a text too long to be a programme', () => {
    expect(problemsOf(`${WHOLE}${'# '.repeat(250_000)}`)[0].message).toMatch(/trop long/);
  });

  it('may say everything at once', () => {
    expect(problemsOf(WHOLE)).toEqual([]);
  });
});
