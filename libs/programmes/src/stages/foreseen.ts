import { DEADLINES, entry, type DeadlineEntry } from '../plan/deadlines';
import type { Deadlines, ProcessSettings, ProcessTable } from '../plan/process';
import { PROCESS_TABLES } from '.';
import { agreementTable } from './agreement';
import { exitTable } from './exit';
import { journeyTable } from './journey';
import { appointmentTable, electionTable, proposalTable } from './matching-ways';
import { meetingTable } from './meeting';
import { reviewTable } from './review';
import { workTable } from './work';

/*
 * Processes a definition may ask for, validated, drawn and explained like the others, that no workflow runs yet. Out of
 * PROCESS_TABLES and of DEADLINES on purpose: those two are the workflow types, their settings and the bridge's rows.
 */
export const FORESEEN_TABLES: readonly ProcessTable[] = [agreementTable, meetingTable, proposalTable, appointmentTable, electionTable, workTable, reviewTable, exitTable];

const TO_LEAD = { then: 'escalate', to: 'lead' } as const;
const CALL = { then: 'task', to: 'coordinator' } as const;
const CALL_LEAD = { then: 'task', to: 'lead' } as const;
const TO_DIRECTION = { then: 'escalate', to: 'direction' } as const;

export const FORESEEN_DEADLINES: Record<string, Record<string, DeadlineEntry>> = {
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
};

const ALL = new Map([journeyTable, ...PROCESS_TABLES, ...FORESEEN_TABLES].map((table) => [table.process, table]));

/** Any process a definition may lead to. @throws Error for one that does not exist */
export function tableOf(process: string): ProcessTable {
  const table = ALL.get(process);
  if (!table) throw new Error(`no process ${process}`);
  return table;
}

/** The process that carries a stage, as written or as planned (`{ kind, ...options }`): its kind, or the way it takes where a kind has several. */
export function processOf({ kind, mode, by }: { kind: string; mode?: unknown; by?: unknown }): string {
  if (kind === 'selection' && mode !== 'panel') return meetingTable.process;
  return kind === 'matching' && typeof by === 'string' && by !== 'speed-dating' ? by : kind;
}

/** Delays of any process, running or foreseen. @throws Error for one that does not exist */
export function houseSettings(process: string): ProcessSettings {
  const entries = (DEADLINES as Record<string, Record<string, DeadlineEntry>>)[process] ?? FORESEEN_DEADLINES[process];
  if (!entries) throw new Error(`no process ${process}`);
  const deadlines: Deadlines = Object.fromEntries(Object.entries(entries).map(([name, { value }]) => [name, value]));
  return { deadlines, calendar: 'FR' };
}

/** Stages whose process no workflow runs yet, as `partner.meeting`: a programme that has one would wait there for ever. */
export function foreseenStages({ journeys }: { journeys: Record<string, { stages: readonly { id: string; kind: string }[] } | undefined> }): string[] {
  return Object.entries(journeys).flatMap(([journey, all]) => (all?.stages ?? []).filter((stage) => FORESEEN_TABLES.some((t) => t.process === processOf(stage))).map((stage) => `${journey}.${stage.id}`));
}
