import { z } from 'zod';
import { documentAnswer, page, paging } from '../contract';
import { date, id } from '../fields';
import { ROUTES } from '../vocabulary';
import { batchMachine } from './batch.machine';
import { aggregateRow, command, kind, OFFICE, one, ORGANISATION, query, sample } from './operations-shared';

/** The files a batch leaves: what the payer's own chain takes in. */
export const EXPORT_FILES = ['PAYROLL', 'MANDATE', 'INVOICE'] as const;
export const FILE_REJECTIONS = ['FORMAT', 'TOTALS', 'ACCOUNT', 'TOO_LATE', 'OTHER'] as const;

const route = z.enum(ROUTES);
const batchRow = z.looseObject({
  ...aggregateRow.shape, organisation: z.string(), payer: z.string(), route, kind: kind.nullable(), executesOn: z.string(), lines: z.number(), totalCents: z.number(), paidCents: z.number(), returnedCents: z.number(),
  files: z.array(z.object({ file: z.enum(EXPORT_FILES), sha256: z.string(), lines: z.number(), totalCents: z.number() })),
});
const lineRow = z.looseObject({ id: z.string(), payable: z.string(), endToEndId: z.string(), person: z.string(), kind, amountCents: z.number(), status: z.enum(['LIVE', 'PAID', 'RETURNED', 'TAKEN_OUT']), reason: z.string().nullable() });
const step = (verb: string, by: readonly ('preparer' | 'approver')[], fr: string, en: string) =>
  command({ resource: 'batch', verb, http: ['POST', `/batches/:id/${verb}`], by, versioned: true, input: one, example: { id: sample(7) }, summary: { fr, en } });

/** A batch is made by one person and approved by another; its file is frozen; the payer's return closes it. */
export const batchOperations = {
  batchCreate: command({
    resource: 'batch', verb: 'create', http: ['POST', '/batches'], by: ['preparer'],
    input: z.strictObject({ organisation: id, route, kind: kind.optional(), executesOn: date }), example: { organisation: ORGANISATION, route: 'VACATAIRE_FPH', kind: 'INDEMNITY', executesOn: '2024-11-29' },
    summary: { fr: 'Ouvrir un lot : un payeur, un statut, une date', en: 'Open a batch: one payer, one route, one date' },
  }),
  batchLock: command({
    resource: 'batch', verb: 'lock', http: ['POST', '/batches/:id/lock'], by: ['preparer'], versioned: true,
    /** Without `payables`: everything ready up to `upTo` (the execution date by default). What must wait is listed in `left`. */
    input: z.strictObject({ id, upTo: date.optional(), payables: z.array(id).min(1).max(500).optional() }), example: { id: sample(7) },
    summary: { fr: 'Verrouiller un lot avec les sommes prêtes', en: 'Lock a batch with what is ready' },
  }),
  batchControl: step('control', ['preparer'], 'Contrôler les totaux, les comptes et les couvertures', 'Control totals, bank details and covers'),
  batchApprove: step('approve', ['approver'], 'Valider un lot préparé par quelqu’un d’autre', 'Approve a batch somebody else prepared'),
  batchExport: step('export', ['preparer', 'approver'], 'Produire les fichiers du lot, une fois pour toutes', 'Make the files of the batch, once and for all'),
  batchTransmit: step('transmit', ['preparer'], 'Noter la transmission au payeur', 'Note that the files were sent to the payer'),
  batchAcknowledge: step('acknowledge', ['preparer'], 'Noter l’accusé de réception du payeur', 'Note the payer’s acknowledgement'),
  batchRejectFile: command({
    resource: 'batch', verb: 'reject-file', http: ['POST', '/batches/:id/reject-file'], by: ['preparer'], versioned: true, input: z.strictObject({ id, reason: z.enum(FILE_REJECTIONS) }),
    example: { id: sample(7), reason: 'FORMAT' }, summary: { fr: 'Noter que le payeur a rejeté tout le fichier', en: 'Note that the payer rejected the whole file' },
  }),
  batchRework: command({
    resource: 'batch', verb: 'rework', http: ['POST', '/batches/:id/rework'], by: ['preparer'], versioned: true, input: z.strictObject({ id, executesOn: date.optional() }),
    example: { id: sample(7), executesOn: '2024-12-06' }, summary: { fr: 'Reprendre un lot dont le fichier a été rejeté', en: 'Rework a batch whose file was rejected' },
  }),
  batchImportReturn: command({
    resource: 'batch', verb: 'import-return', http: ['POST', '/batches/:id/return-file'], by: ['preparer'], versioned: true,
    /** `reference;statut;motif`, PAYE or REJETE; all of it is applied or nothing. */
    input: z.strictObject({ id, text: z.string().min(1).max(200_000), paidOn: date.optional() }), example: { id: sample(7), text: 'reference;statut;motif\nT0192f0c1000070008000000000000399;PAYE;\n', paidOn: '2024-11-29' },
    summary: { fr: 'Lire le fichier de retour du payeur', en: 'Read the payer’s return file' },
  }),
  batchReconcile: step('reconcile', ['preparer'], 'Rapprocher le lot du fichier de retour', 'Reconcile the batch with the return file'),
  batchClose: step('close', ['preparer', 'approver'], 'Clore un lot rapproché', 'Close a reconciled batch'),
  batchCancel: step('cancel', ['preparer', 'approver'], 'Annuler un lot avant ses fichiers', 'Cancel a batch before its files'),
  batchGet: query({
    resource: 'batch', verb: 'get', http: ['GET', '/batches/:id'], by: OFFICE, input: one, output: batchRow, example: { id: sample(7) }, summary: { fr: 'Un lot', en: 'A batch' },
  }),
  batchList: query({
    resource: 'batch', verb: 'list', http: ['GET', '/batches'], by: OFFICE,
    input: z.strictObject({ organisation: id.optional(), state: z.enum(batchMachine.states as [string, ...string[]]).optional(), route: route.optional(), ...paging }), output: page(batchRow.omit({ files: true })),
    example: { state: 'LOCKED' }, summary: { fr: 'Les lots', en: 'The batches' },
  }),
  batchLines: query({
    resource: 'batch', verb: 'lines', http: ['GET', '/batches/:id/lines'], by: ['coordinator', 'preparer', 'approver'], input: z.strictObject({ id, ...paging }), output: page(lineRow), example: { id: sample(7) },
    summary: { fr: 'Les lignes d’un lot', en: 'The lines of a batch' },
  }),
  batchFile: query({
    resource: 'batch', verb: 'file', http: ['GET', '/batches/:id/files/:file'], by: ['preparer', 'approver'], input: z.strictObject({ id, file: z.enum(EXPORT_FILES) }), output: documentAnswer,
    example: { id: sample(7), file: 'PAYROLL' }, summary: { fr: 'Un fichier du lot, toujours le même octet pour octet', en: 'A file of the batch, always the same bytes' },
  }),
};
