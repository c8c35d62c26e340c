import type { Names } from '../plan/process';

/** What a rehearsal takes for granted about people and means: a number, its bounds, what it is, and why that one. */
export interface Assumption {
  /** Undefined: nothing is assumed until somebody says it (an amount is never ours to invent). */
  value: number | undefined;
  least: number;
  most: number;
  names: Names;
  why: string;
}

type Kind = [least: number, most: number];
const SHARE: Kind = [0, 1];
const DAYS: Kind = [0, 365];
const MANY: Kind = [0, 1000];
const PLACES: Kind = [1, 1000];
const RATE: Kind = [0.01, 1000];
const CENTS: Kind = [0, 1_000_000];
const a = (value: number | undefined, [least, most]: Kind, fr: string, en: string, why: string): Assumption => ({ value, least, most, names: { fr, en }, why });

/**
 * One table of every assumption, in the order of a partner's way. All are ours: no source measures them. A programme's
 * own are in `assumptions.yaml` beside its file; what is known of a house always beats what is written here.
 */
export const ASSUMPTIONS = {
  'calls.every': a(12, [1, 60], 'mois entre deux appels à candidatures', 'months between two calls', 'one call a year, as a budget is voted'),
  'calls.days': a(45, [1, 365], 'jours pendant lesquels on répond à un appel', 'days during which a call is answered', 'six weeks of posters and letters'),
  'calls.share': a(0.7, SHARE, 'part des candidats qui répondent à un appel, quand il y en a', 'share of candidates who answer a call, where there is one', 'the others come by word of mouth'),
  'structures.year': a(4, RATE, 'structures qui demandent un accord, par an', 'structures that ask for an agreement, a year', 'a small team meets one each quarter'),
  'structures.people': a(0.5, SHARE, 'part des candidats venus par une structure, quand elle ouvre leur parcours', 'share of candidates who come with a structure, where one opens their journey', 'half by their association, half by themselves'),
  'referents.count': a(6, MANY, 'référents qui suivent leur propre parcours', 'referents who go through their own journey', 'one for each of six units'),
  'projects.first': a(4, MANY, 'projets prêts au début', 'projects ready at the start', 'a programme opens when some teams already ask'),
  'projects.year': a(8, RATE, 'projets proposés par an', 'projects suggested a year', 'two each quarter'),
  'projects.places': a(3, [1, 100], 'places de partenaires dans un projet', 'partners’ places in a project', 'one partner alone is rarely heard'),
  'projects.rejected': a(0.1, SHARE, 'projets refusés', 'projects turned down', 'most were talked about before'),
  'projects.changes': a(0.2, SHARE, 'projets à reprendre', 'projects sent back for changes', 'one in five lacks its partners’ part'),
  'projects.phase': a(75, DAYS, 'jours de travail par phase', 'days of work in a phase', 'five meetings, a fortnight apart'),
  'projects.reopens': a(0.2, SHARE, 'retours à une phase antérieure, quand le programme le permet', 'returns to an earlier phase, where the programme allows it', 'one in five'),
  'panels.month': a(1, RATE, 'commissions de sélection par mois', 'selection panels a month', 'doctors and user representatives free the same half-day once a month'),
  'panels.seats': a(4, PLACES, 'entretiens par commission', 'interviews in one panel', 'half an hour each, and time to deliberate'),
  'meetings.month': a(4, RATE, 'rencontres possibles par mois', 'meetings possible a month', 'one a week'),
  'meetings.seats': a(1, PLACES, 'personnes par rencontre', 'people in one meeting', 'a meeting is with one person'),
  'meetings.group': a(6, PLACES, 'personnes par rencontre de groupe', 'people in one group meeting', 'more than six are not heard'),
  'notice': a(7, DAYS, 'jours de prévenance avant un entretien ou une rencontre', 'days’ notice before an interview or a meeting', 'somebody ill arranges a week'),
  'trainings.year': a(6, RATE, 'sessions de formation par an', 'training sessions a year', 'one every two months'),
  'trainings.seats': a(12, PLACES, 'places par session', 'places in one session', 'partners and professionals in one room'),
  'trainings.notice': a(14, DAYS, 'jours de prévenance avant une session', 'days’ notice before a session', 'a day off is asked two weeks ahead'),
  'speedDatings.year': a(4, RATE, 'speed-datings par an', 'speed-datings a year', 'each needs several teams at once'),
  'speedDatings.seats': a(20, PLACES, 'partenaires par speed-dating', 'partners in one speed-dating', 'an afternoon of short talks'),
  'signatory.every': a(14, [1, 365], 'jours entre deux signatures de la direction', 'days between two signing rounds of the direction', 'a signature folder each fortnight'),
  'coordinator.day': a(12, [0.1, 1000], 'actes de la coordination par jour ouvré', 'acts of the coordinators a working day', 'half a post, ten minutes each'),
  'answer.candidate': a(4, DAYS, 'jours de réponse d’une ou d’un candidat (médiane)', 'days a candidate takes to answer (median)', 'a letter read at the weekend'),
  'answer.partner': a(4, DAYS, 'jours de réponse d’une ou d’un partenaire (médiane)', 'days a partner takes to answer (median)', 'like a candidate'),
  'answer.coordinator': a(3, DAYS, 'jours de réponse de la coordination (médiane)', 'days the coordinators take to answer (median)', 'they look twice a week'),
  'answer.ru': a(4, DAYS, 'jours de réponse d’une ou d’un représentant des usagers (médiane)', 'days a user representative takes to answer (median)', 'a volunteer with other seats'),
  'answer.professional': a(5, DAYS, 'jours de réponse d’un professionnel (médiane)', 'days a professional takes to answer (median)', 'care comes first'),
  'answer.referent': a(5, DAYS, 'jours de réponse d’une ou d’un référent (médiane)', 'days a referent takes to answer (median)', 'care comes first'),
  'answer.lead': a(4, DAYS, 'jours de réponse de la ou du responsable (médiane)', 'days the lead takes to answer (median)', 'a weekly point with the coordinators'),
  'answer.signatory': a(2, DAYS, 'jours avant que le parapheur soit prêt (médiane)', 'days before the signature folder is ready (median)', 'the folder is filled by a secretary'),
  'answer.trainer': a(3, DAYS, 'jours de réponse d’une ou d’un formateur (médiane)', 'days a trainer takes to answer (median)', 'attendance is entered after the session'),
  'answer.preparer': a(2, DAYS, 'jours de réponse de qui prépare les paiements (médiane)', 'days the payments preparer takes to answer (median)', 'accounts are daily work'),
  'answer.approver': a(3, DAYS, 'jours de réponse de qui valide les paiements (médiane)', 'days the payments approver takes to answer (median)', 'signed twice a week'),
  'answer.direction': a(5, DAYS, 'jours de réponse de la direction (médiane)', 'days the direction takes to answer (median)', 'a weekly meeting'),
  'silent.person': a(0.08, SHARE, 'demandes qu’une personne laisse sans réponse', 'requests a person leaves unanswered', 'illness, mail, doubt'),
  'silent.staff': a(0.04, SHARE, 'tâches oubliées par un professionnel', 'tasks a professional forgets', 'one in twenty-five'),
  'wakes.reminder': a(0.5, SHARE, 'rappels qui font répondre', 'reminders that bring an answer', 'half'),
  'wakes.call': a(0.7, SHARE, 'appels qui font répondre', 'calls that bring an answer', 'a voice does more than a letter'),
  'delivered': a(0.97, SHARE, 'messages bien reçus', 'messages delivered', 'wrong addresses'),
  'application.submits': a(0.9, SHARE, 'candidatures commencées qui sont envoyées', 'started applications that are sent', 'some only look'),
  'application.incomplete': a(0.15, SHARE, 'dossiers à compléter', 'files to complete', 'a document is missing'),
  'application.refused': a(0.03, SHARE, 'refus proposés à la vérification', 'refusals proposed at screening', 'rare: two persons must agree'),
  'interview.attends': a(0.92, SHARE, 'personnes présentes à l’entretien ou à la rencontre', 'people who come to the interview or meeting', 'health, transport'),
  'panel.accepts': a(0.6, SHARE, 'candidatures acceptées après une commission', 'applications accepted after a panel', 'a panel chooses'),
  'meeting.accepts': a(0.85, SHARE, 'candidatures acceptées après une rencontre', 'applications accepted after a meeting', 'a meeting agrees'),
  'training.accepts': a(0.85, SHARE, 'invitations en formation acceptées', 'training invitations accepted', 'the date suits or does not'),
  'training.attends': a(0.92, SHARE, 'personnes présentes en formation', 'people who come to the training', 'like an interview'),
  'matching.suits': a(0.85, SHARE, 'speed-datings, nominations ou élections qui aboutissent', 'speed-datings, appointments or elections that succeed', 'not everybody finds a project at once'),
  'proposal.accepts': a(0.75, SHARE, 'propositions de projet acceptées par la personne', 'proposed projects the person accepts', 'three in four'),
  'proposal.confirms': a(0.9, SHARE, 'partenaires confirmés par l’équipe', 'partners the team confirms', 'the team asked for one'),
  'signature.declines': a(0.01, SHARE, 'signatures refusées par la personne', 'signatures the person declines', 'rare'),
  'convention.lead': a(21, DAYS, 'jours entre la rédaction et la date d’effet', 'days from the draft to the start date', 'time to sign'),
  'convention.renews': a(0.85, SHARE, 'conventions que l’on propose de renouveler', 'conventions offered for renewal', 'most go on'),
  'halfDays.month': a(1.5, MANY, 'demi-journées par partenaire et par mois', 'half-days a partner a month', 'a hundred half-days for some ten active partners'),
  'halfDays.ahead': a(21, DAYS, 'jours entre l’invitation et la demi-journée, au moins', 'days from the invitation to the half-day, at least', 'rooms and rotas'),
  'halfDays.health': a(0.06, SHARE, 'demi-journées annulées par la personne, pour sa santé', 'half-days the person cancels, for health', 'ill people are ill'),
  'halfDays.team': a(0.03, SHARE, 'demi-journées annulées par l’équipe', 'half-days the team cancels', 'care comes first'),
  'halfDays.absent': a(0.02, SHARE, 'absences sans prévenir', 'absences without a word', 'rare'),
  'halfDays.disputed': a(0.01, SHARE, 'demi-journées contestées', 'half-days disputed', 'rare'),
  'pause.month': a(0.02, SHARE, 'pauses de santé, par personne et par mois', 'health pauses, a person a month', 'one person in four each year'),
  'pause.days': a(60, [1, 365], 'jours d’une pause (médiane)', 'days of a pause (median)', 'a treatment'),
  'withdraws.month': a(0.01, SHARE, 'désistements de candidats, par mois', 'candidates who withdraw, a month', 'life changes while one waits'),
  'leaves.month': a(0.01, SHARE, 'départs de partenaires, par mois', 'partners who leave, a month', 'one in nine each year'),
  'amount.halfDay': a(undefined, CENTS, 'indemnité d’une demi-journée, en centimes', 'indemnity of a half-day, in cents', 'never ours: a house sets its own'),
  'amount.expenses': a(undefined, CENTS, 'frais moyens d’une demi-journée, en centimes', 'mean expenses of a half-day, in cents', 'never ours: a house knows its own'),
} as const satisfies Record<string, Assumption>;

export type AssumptionKey = keyof typeof ASSUMPTIONS;
