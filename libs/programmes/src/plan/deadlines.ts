import type { Deadline, Deadlines, Names, ProcessSettings } from './process';

/** A delay a programme may set, its value when it does not, and where that value comes from. */
export interface DeadlineEntry {
  value: Deadline;
  names: Names;
  /** A line of domain.md F; `ours` where no source has a figure. */
  source: string;
}

type Table = Record<string, Record<string, DeadlineEntry>>;
const entry = (value: Deadline, fr: string, en: string, source: string): DeadlineEntry => ({ value, names: { fr, en }, source });
const TO_LEAD = { then: 'escalate', to: 'lead' } as const;
const TO_COORDINATOR = { then: 'escalate', to: 'coordinator' } as const;
const CALL = { then: 'task', to: 'coordinator' } as const;
const CALL_LEAD = { then: 'task', to: 'lead' } as const;
const TO_DIRECTION = { then: 'escalate', to: 'direction' } as const;
const CALL_DIRECTION = { then: 'task', to: 'direction' } as const;
/** What Tandem does at a date it tries again the next day. */
const AT_DATE = { within: '1d', then: 'act' } as const;

/** One described list: it feeds the settings of every process, the check of definitions and the docs. */
export const DEADLINES = {
  journey: {
    stuck: entry({ within: '90d', ...CALL }, 'Parcours sans mouvement', 'Journey without any move', 'F.1: 90 d stuck, a task'),
    engaged: entry({ within: '12mo', then: 'escalate', to: 'coordinator' }, 'Faire le point sur un partenariat en cours', 'Take stock of a running partnership', 'ours: once a year'),
    paused: entry({ within: '60d', ...CALL }, 'Prendre des nouvelles pendant une pause', 'Check in during a pause', 'F.2: check-in each 60 d'),
  },
  application: {
    draft: entry({ within: '30d', remind: ['3d', '10d'], then: 'lapse' }, 'Terminer une candidature commencée', 'Finish a started application', 'F.1: reminders +3, +10 d; lapses at 30 d'),
    screen: entry({ within: '10d', remind: ['5d'], ...TO_LEAD, next: { within: '5d', ...TO_LEAD } }, 'Vérifier une candidature', 'Screen an application', 'F.1: 10 d'),
    'second-opinion': entry({ within: '5bd', remind: ['2bd'], ...TO_LEAD }, 'Confirmer ou écarter un refus proposé', 'Confirm or set aside a proposed refusal', 'ours; F.1 asks for a second person'),
    complete: entry({ within: '21d', remind: ['5d', '10d'], then: 'lapse' }, 'Compléter une candidature', 'Complete an application', 'F.1: reminders +5, +10 d; lapses at 21 d'),
  },
  selection: {
    choose: entry({ within: '21d', remind: ['5d', '10d'], then: 'lapse' }, 'Choisir un créneau d’entretien', 'Choose an interview slot', 'ours, like an incomplete file'),
    interview: entry({ within: '3d', before: ['5d', '1d'], then: 'escalate', to: 'professional', next: { within: '3d', ...TO_COORDINATOR } }, 'Venir à l’entretien', 'Come to the interview', 'F.1: reminders -5, -1 d; the rest ours'),
    grids: entry({ within: '7d', remind: ['3d'], ...TO_COORDINATOR, next: { within: '7d', ...TO_LEAD } }, 'Remplir sa grille d’entretien', 'Fill in one’s interview grid', 'F.1: reminder +3 d, escalation +7 d'),
    answer: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Délibérer et répondre à la candidature', 'Deliberate and answer', 'F.1: 10 d'),
  },
  training: {
    invite: entry({ within: '30d', remind: ['15d'], ...CALL }, 'Inviter à une formation commune', 'Invite to a joint training', 'ours'),
    answer: entry({ within: '10d', remind: ['5d'], then: 'lapse' }, 'Répondre à une invitation en formation', 'Answer a training invitation', 'F.3: 10 d; the reminder ours'),
    attend: entry({ within: '60d', then: 'escalate', to: 'trainer', next: { within: '7d', remind: ['3d'], ...TO_COORDINATOR } }, 'Suivre la formation', 'Attend the training', 'F.3: attendance J+3 reminder, J+7 coordinator; 60 d without a date ours'),
    validate: entry({ within: '7d', remind: ['3d'], ...TO_COORDINATOR }, 'Valider la formation ou proposer une autre session', 'Mark the training completed or offer another session', 'F.3: J+3 reminder, J+7 coordinator'),
  },
  matching: {
    match: entry({ within: '60d', remind: ['30d'], then: 'task', to: 'lead' }, 'Tenir le speed-dating et confirmer un projet', 'Hold the speed-dating and confirm a project', 'ours'),
  },
  convention: {
    prepare: entry({ within: '15d', remind: ['7d'], ...TO_LEAD }, 'Préparer la convention', 'Draft the convention', 'ours'),
    send: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Envoyer la convention en signature', 'Send the convention for signature', 'ours'),
    sign: entry({ within: '10d', remind: ['3d', '7d'], ...CALL, next: { within: '20d', remind: ['4d'], then: 'void' } }, 'Signer la convention', 'Sign the convention', 'F.4: reminders +3, +7, +14 d; task +10 d; void +30 d'),
    start: entry(AT_DATE, 'Entrée en vigueur', 'Coming into force', 'F.4: on its start date'),
    announce: entry({ ...AT_DATE, ahead: '90d' }, 'Annonce de la fin prochaine', 'Announcement of the coming end', 'F.4: -90 d'),
    renew: entry({ ...AT_DATE, before: ['60d', '30d', '7d'] }, 'Proposer et envoyer le renouvellement', 'Offer and send the renewal', 'F.4: -60, -30, -7 d'),
    countersign: entry({ ...AT_DATE, remind: ['3d', '7d', '14d'], before: ['7d'] }, 'Signer le renouvellement avant la fin', 'Sign the renewal before the end', 'F.4: reminders +3, +7, +14 d; until the end: ours'),
    handover: entry(AT_DATE, 'Passage à la nouvelle convention', 'Handover to the new convention', 'F.4: active the next day, no gap, no overlap'),
    notice: entry(AT_DATE, 'Fin du préavis', 'End of the notice', 'F.4: notice'),
    uncovered: entry({ within: '15d', remind: ['7d'], ...TO_LEAD }, 'Faire une nouvelle convention ou mettre fin au parcours', 'Make a new convention or end the journey', 'F.2: review within 15 d'),
  },
  engagement: {
    activate: entry({ within: '90d', remind: ['30d', '60d'], ...CALL }, 'Réunir ce qui rend le partenariat actif', 'Gather what makes the partnership active', 'F.1: 90 d stuck, a task'),
    inactivity: entry({ within: '9mo', remind: ['6mo'], ...CALL, next: { within: '3mo', ...CALL } }, 'Donner de ses nouvelles', 'Give news', 'F.2: 6 mo mail, 9 mo call, 12 mo propose a pause'),
    'check-in': entry({ within: '60d', ...CALL }, 'Prendre des nouvelles pendant une pause', 'Check in during a pause', 'F.2: at the return date, then each 60 d'),
    review: entry({ within: '15d', remind: ['10d'], ...TO_LEAD }, 'Examiner une suspension', 'Review a suspension', 'F.2: 15 d'),
  },
  vacation: {
    confirm: entry({ within: '3d', ahead: '3d', remind: ['2d', '5d'], ...CALL, next: { within: '3d', ...TO_COORDINATOR, next: { within: '7d', ...TO_LEAD } } }, 'Confirmer une demi-journée', 'Confirm a half-day', 'F.7: reminders +2, +5 d; call list -3 d'),
    come: entry({ ...AT_DATE, before: ['7d', '1d'] }, 'Venir à la demi-journée', 'Come to the half-day', 'F.7: reminders -7, -1 d'),
    declare: entry({ within: '30d', remind: ['2d', '7d', '20d'], ...CALL, next: { within: '30d', ...TO_COORDINATOR, next: { within: '15d', ...TO_LEAD } } }, 'Déclarer une demi-journée faite', 'Declare a half-day done', 'F.7: reminders +2, +7, +20 d; 30 d to declare; 60 d review'),
    approve: entry({ within: '10d', remind: ['5d'], ...TO_COORDINATOR, next: { within: '5d', ...TO_LEAD } }, 'Valider le service fait', 'Approve the service done', 'F.7: +5 d reminder, +10 d coordinator, +15 d head'),
    settle: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Trancher un désaccord', 'Settle a dispute', 'F.7: 10 d'),
  },
  claim: {
    check: entry({ within: '7bd', remind: ['4bd'], ...TO_LEAD }, 'Contrôler une note de frais', 'Check an expense claim', 'F.8: 7 d, counted in business days; the reminder ours'),
    answer: entry({ within: '14d', remind: ['5d', '10d'], then: 'lapse' }, 'Compléter une note de frais', 'Complete an expense claim', 'F.8: rejected at 14 d; the reminders ours'),
    decide: entry({ within: '7bd', remind: ['4bd'], then: 'escalate', to: 'direction' }, 'Décider d’une note de frais contrôlée', 'Decide a checked claim', 'ours, like the check of F.8'),
    contest: entry({ within: '30d', then: 'act' }, 'Rouvrir une note de frais refusée', 'Reopen a rejected claim', 'F.8: reopen once; 30 d ours'),
  },
  batch: {
    lock: entry({ within: '5d', then: 'task', to: 'preparer' }, 'Verrouiller un lot de paiements', 'Lock a payments batch', 'F.9: 5 d alert'),
    control: entry({ within: '5d', then: 'task', to: 'preparer' }, 'Contrôler un lot verrouillé', 'Control a locked batch', 'F.9: 5 d alert'),
    approve: entry({ within: '5d', remind: ['2d'], then: 'task', to: 'approver' }, 'Valider un lot contrôlé', 'Approve a controlled batch', 'F.9: 5 d alert'),
    transmit: entry({ within: '5d', remind: ['2d'], then: 'task', to: 'preparer' }, 'Exporter et transmettre un lot', 'Export and transmit a batch', 'F.9: 5 d alert'),
    acknowledge: entry({ within: '5d', then: 'task', to: 'preparer' }, 'Noter l’accusé de réception', 'Record the acknowledgement', 'F.9: no acknowledgement 5 d'),
    rework: entry({ within: '5d', then: 'task', to: 'preparer' }, 'Reprendre un lot dont le fichier a été rejeté', 'Rework a batch whose file was rejected', 'ours, like the other steps of F.9'),
    reconcile: entry({ within: '30d', remind: ['15d'], then: 'task', to: 'approver' }, 'Rapprocher les paiements', 'Reconcile the payments', 'F.9: no reconciliation 30 d'),
    close: entry({ within: '10d', then: 'task', to: 'approver' }, 'Clore un lot rapproché', 'Close a reconciled batch', 'ours'),
  },
  campaign: {
    schedule: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Programmer un questionnaire', 'Schedule a questionnaire', 'ours'),
    open: entry(AT_DATE, 'Ouvrir le questionnaire', 'Open the questionnaire', 'F.10: its day has come'),
    answer: entry({ within: '21d', remind: ['5d', '12d'], then: 'act' }, 'Répondre au questionnaire', 'Answer the questionnaire', 'F.10: reminders +5, +12 d; closes +21 d'),
    publish: entry({ within: '15d', remind: ['7d'], then: 'task', to: 'lead' }, 'Relire et publier les résultats', 'Review and publish the results', 'ours; F.10 asks for the review'),
  },
  agreement: {
    contact: entry({ within: '30d', remind: ['15d'], ...TO_LEAD }, 'Ouvrir la discussion avec une structure', 'Open the discussion with a structure', 'ours; F.15 has no figure'),
    discuss: entry({ within: '60d', remind: ['30d'], ...CALL_LEAD }, 'Rédiger l’accord', 'Draft the agreement', 'ours; F.15 has no figure'),
    sign: entry({ within: '30d', remind: ['10d', '20d'], ...CALL }, 'Signer l’accord', 'Sign the agreement', 'ours, like a convention'),
    start: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Faire entrer l’accord en vigueur', 'Bring the agreement into force', 'ours'),
  },
  meeting: {
    invite: entry({ within: '21d', remind: ['10d'], ...TO_LEAD }, 'Convenir d’une rencontre', 'Agree a meeting', 'ours, like the choice of an interview slot'),
    meet: entry({ within: '3d', before: ['5d', '1d'], then: 'escalate', to: 'coordinator', next: { within: '3d', ...TO_LEAD } }, 'Venir à la rencontre', 'Come to the meeting', 'F.1: reminders -5, -1 d; the rest ours'),
    answer: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Répondre après la rencontre', 'Answer after the meeting', 'F.1: 10 d'),
  },
  proposal: {
    suggest: entry({ within: '30d', remind: ['15d'], ...CALL_LEAD }, 'Proposer un projet', 'Propose a project', 'F.5: 30 d without a shortlist, an alert'),
    answer: entry({ within: '7d', remind: ['3d', '6d'], then: 'lapse' }, 'Répondre à une proposition', 'Answer a proposal', 'F.6: 7 d; reminders +3, +6 d'),
    confirm: entry({ within: '7d', remind: ['3d'], then: 'escalate', to: 'coordinator' }, 'Confirmer un partenaire dans un projet', 'Confirm a partner in a project', 'ours'),
  },
  appointment: { appoint: entry({ within: '30d', remind: ['15d'], ...TO_DIRECTION }, 'Confier une mission', 'Entrust a mission', 'ours') },
  election: {
    nominate: entry({ within: '60d', remind: ['30d'], ...CALL_LEAD }, 'Recueillir les candidatures à un siège', 'Gather candidates for a seat', 'ours; F.13 has no figure'),
    elect: entry({ within: '30d', remind: ['15d'], ...CALL_LEAD }, 'Tenir une élection', 'Hold an election', 'ours; F.13 has no figure'),
  },
  work: {
    prepare: entry({ within: '30d', remind: ['10d', '20d'], ...CALL }, 'Déposer un projet commencé', 'Submit a started project', 'ours'),
    receive: entry({ within: '5bd', remind: ['3bd'], ...TO_LEAD }, 'Commencer l’étude d’un projet', 'Start the review of a project', 'F.5: review 10 d, in two halves'),
    decide: entry({ within: '5bd', remind: ['3bd'], ...TO_LEAD }, 'Décider d’un projet', 'Decide on a project', 'F.5: review 10 d, in two halves'),
    change: entry({ within: '21d', remind: ['5d', '10d'], ...CALL }, 'Reprendre un projet', 'Revise a project', 'ours, like an incomplete file'),
    open: entry({ within: '10d', remind: ['5d'], ...TO_LEAD }, 'Ouvrir les places d’un projet', 'Open the seats of a project', 'ours'),
    gather: entry({ within: '30d', remind: ['15d'], ...CALL_LEAD }, 'Réunir le groupe', 'Gather the group', 'F.5: 30 d without a shortlist, an alert'),
    start: entry({ within: '7d', before: ['7d'], then: 'escalate', to: 'coordinator' }, 'Commencer le travail', 'Start the work', 'F.5: at its start date; 7 d ours'),
    phase: entry({ within: '90d', remind: ['60d'], then: 'escalate', to: 'coordinator', next: { within: '30d', ...TO_LEAD } }, 'Mener une phase à son terme', 'Bring a phase to its end', 'ours'),
    conclude: entry({ within: '30d', remind: ['15d'], ...TO_DIRECTION }, 'Dire aux partenaires ce qui a changé', 'Tell partners what changed', 'F.5: overdue 30 d, to the direction'),
    close: entry({ within: '30d', remind: ['15d'], ...TO_DIRECTION }, 'Clore un projet', 'Close a project', 'F.5: overdue 30 d, to the direction'),
    'check-in': entry({ within: '60d', ...CALL }, 'Prendre des nouvelles d’un projet en pause', 'Ask after a paused project', 'ours, like a pause of F.2'),
  },
  review: {
    rest: entry({ within: '12mo', then: 'act' }, 'Demander le bilan suivant', 'Ask for the next review', 'F.10: yearly; the programme says `every`'),
    open: entry({ within: '1d', then: 'act' }, 'Demander un bilan unique', 'Ask for a review held once', 'ours: at once'),
    hold: entry({ within: '30d', remind: ['15d'], ...TO_LEAD }, 'Tenir un bilan', 'Hold a review', 'ours'),
  },
  exit: {
    part: entry({ within: '30d', remind: ['15d'], ...TO_LEAD }, 'Solder une sortie', 'Settle a departure', 'F.2: badge return, final payment; 30 d ours'),
    keep: entry({ within: '30d', remind: ['10d'], then: 'act' }, 'Dire si l’on reste en lien', 'Say whether one stays in touch', 'ours'),
    close: entry({ within: '1d', then: 'act' }, 'Clore un parcours', 'Close a journey', 'ours: tried again the next day'),
  },
  incident: {
    call: entry({ within: '12h', before: ['4h', '1h'], then: 'act' }, 'Appeler une personne en difficulté', 'Call a person in difficulty', 'F.14: the same day, holidays included; to the direction at midnight, the rest ours'),
    assess: entry({ within: '24h', remind: ['12h'], ...CALL_DIRECTION, next: { within: '24h', ...CALL_DIRECTION } }, 'Évaluer une atteinte à la confidentialité', 'Assess a breach of confidentiality', 'F.14: data protection officer within 24 h'),
    notify: entry({ within: '72h', remind: ['48h', '66h'], ...CALL_DIRECTION, next: { within: '24h', ...CALL_DIRECTION } }, 'Prévenir l’autorité de contrôle', 'Tell the supervisory authority', 'F.14: 72 h, GDPR art. 33 (2016-04-27), hours of the clock'),
    triage: entry({ within: '2bd', remind: ['1bd'], then: 'act' }, 'Trier un signalement', 'Triage an incident', 'ours; F.14 has no figure'),
    mediate: entry({ within: '5d', remind: ['3d'], then: 'act' }, 'Confier un conflit à une médiation', 'Hand a conflict to a mediator', 'F.14: mediator 5 d'),
    act: entry({ within: '5d', remind: ['2d'], then: 'act' }, 'Agir à la suite d’un signalement', 'Act on an incident', 'ours, like a mediator'),
    resolve: entry({ within: '30d', remind: ['15d'], then: 'act' }, 'Résoudre un signalement', 'Resolve an incident', 'ours; F.14 has no figure'),
    decide: entry({ within: '15d', remind: ['7d'], ...CALL_DIRECTION }, 'Décider d’un signalement remis à la direction', 'Decide on an incident handed to the direction', 'ours, like a suspension'),
    close: entry({ within: '10d', remind: ['5d'], ...CALL }, 'Clore un signalement', 'Close an incident', 'ours'),
  },
} satisfies Table;

/** Every process with settings: the workflow types, and the ways some of them have. */
export const PROCESSES = Object.keys(DEADLINES) as (keyof typeof DEADLINES)[];
export type ProcessId = keyof typeof DEADLINES;

/** Names a definition may set for a process. */
export const deadlineNames = (process: string): string[] => Object.keys((DEADLINES as Table)[process] ?? {});

/** Settings of a process when no programme says otherwise. @throws Error for a process that does not exist */
export function defaultSettings(process: string): ProcessSettings {
  const entries = (DEADLINES as Table)[process];
  if (!entries) throw new Error(`no process ${process}`);
  const deadlines: Deadlines = Object.fromEntries(Object.entries(entries).map(([name, { value }]) => [name, value]));
  return { deadlines, calendar: 'FR' };
}
