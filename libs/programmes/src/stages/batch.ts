import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { ends } from './common';

const batch = (memory: Memory, ...states: string[]) => ends('batch', memory.ids.batch, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'batch', dates: ['executesOn'] });
  return 'filling';
}

/** Payments of one payer and one route, F.9: prepared by one person, approved by another, reconciled with the return. */
export const batchTable: ProcessTable = {
  process: 'batch',
  follows: 'batch',
  names: { fr: 'Lot de paiements', en: 'Payments batch' },
  starts: facts({ 'batch.created': start }),
  steps: {
    filling: {
      role: 'preparer', expects: { fr: 'compléter et verrouiller le lot', en: 'complete and lock the batch' },
      deadline: 'lock', ends: (m) => batch(m, 'LOCKED', 'CANCELLED'), on: facts({ 'batch.locked': to('controlling') }),
    },
    controlling: {
      role: 'preparer', expects: { fr: 'contrôler le lot verrouillé', en: 'control the locked batch' },
      deadline: 'control', ends: (m) => batch(m, 'CONTROLLED', 'CANCELLED'), on: facts({ 'batch.controlled': to('approving') }),
    },
    approving: {
      role: 'approver', expects: { fr: 'valider le lot préparé par quelqu’un d’autre', en: 'approve the batch somebody else prepared' },
      deadline: 'approve', ends: (m) => batch(m, 'APPROVED', 'CANCELLED'), on: facts({ 'batch.approved': to('transmitting') }),
    },
    transmitting: {
      role: 'preparer', expects: { fr: 'exporter le lot et le transmettre au comptable', en: 'export the batch and send it to the accountant' },
      deadline: 'transmit', ends: (m) => batch(m, 'TRANSMITTED', 'CANCELLED'), on: facts({ 'batch.exported': stay, 'batch.transmitted': to('acknowledging') }),
    },
    acknowledging: {
      role: 'preparer', expects: { fr: 'noter l’accusé de réception du comptable', en: 'record the accountant’s acknowledgement' },
      // A file rejected whole does not end this wait in the register: the next step's takes its place. Running batches asked for it so.
      deadline: 'acknowledge', ends: (m) => batch(m, 'ACKNOWLEDGED'), on: facts({ 'batch.acknowledged': to('reconciling'), 'batch.file-rejected': to('reworking') }),
    },
    reworking: {
      role: 'preparer', expects: { fr: 'reprendre le lot dont le fichier a été rejeté', en: 'rework the batch whose file was rejected' },
      deadline: 'rework', ends: (m) => batch(m, 'DRAFT'), on: facts({ 'batch.reworked': to('filling') }),
    },
    reconciling: {
      role: 'preparer', expects: { fr: 'rapprocher le lot du fichier de retour', en: 'reconcile the batch with the return file' },
      deadline: 'reconcile', ends: (m) => batch(m, 'RECONCILED'), on: facts({ 'batch.partially-rejected': stay, 'batch.reconciled': to('closing') }),
    },
    closing: {
      role: 'preparer', expects: { fr: 'clore le lot rapproché', en: 'close the reconciled batch' },
      deadline: 'close', ends: (m) => batch(m, 'CLOSED'), on: {},
    },
  },
  anywhere: facts({ 'batch.closed': end('closed'), 'batch.cancelled': end('cancelled') }),
};
