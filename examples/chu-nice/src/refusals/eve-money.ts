import { addDays, daysBetween, parisDate } from '@tandem/kernel';
import type { Json } from '../engine/api';
import type { World } from '../world';

/**
 * The last evening, money's part: a ticket paid once and claimed twice, and a batch whose approver had prepared it. What
 * is approved here is in a batch and paid to nobody, so that no figure moves.
 */
export async function sumsLeftOpen(world: World): Promise<void> {
  const label = world.persona('plain') as string;
  const done = await approvedHalfDays(world, label);
  const halfDay = done.at(-1) as Json;
  await allowClaimsOf(world, done[0].date as string, halfDay.date as string);
  const payable = await ticketPaid(world, label, halfDay);
  await preparedByItsApprover(world, payable);
}

export const approvedHalfDays = async (world: World, label: string): Promise<Json[]> =>
  (await world.get('K01', `/vacations?membership=${world.id(`membership ${label}`)}&state=APPROVED&limit=200`)).items as Json[];

/** The newest half-day may still be claimed, the oldest no longer: the delay ends half-way between the two. */
async function allowClaimsOf(world: World, oldest: string, newest: string): Promise<void> {
  const [most, least] = [oldest, newest].map((date) => daysBetween(date, parisDate(world.now)));
  const value = Math.min(365, Math.round((most + least) / 2));
  await world.put('D01', '/payment-settings', { organisation: world.organisation, name: 'claim-days', value });
}

/** One ticket, claimed and approved; then claimed again in a draft. @returns the payable */
async function ticketPaid(world: World, label: string, halfDay: Json): Promise<Json> {
  const bytes = Buffer.from('%PDF-1.4\n% Un seul justificatif\n%%EOF\n');
  const { id: file, sha256 } = await world.api.upload(world.id(label), `/files/payments/${world.organisation}`, bytes);
  const lines = [{ kind: 'TICKET', date: halfDay.date, cents: 340, proof: { file, sha256 } }];
  const claim = async (): Promise<string> => (await world.post(label, '/claims', { membership: world.id(`membership ${label}`), vacation: halfDay.id, lines })).id as string;
  const first = await claim();
  world.know('claim decided', first);
  await world.move(label, `/claims/${first}`, 'submit');
  await world.move('K01', `/claims/${first}`, 'check');
  await world.move('F02', `/claims/${first}`, 'decide', { refused: [] });
  world.know('claim proof-twice', await claim());
  const { items } = await world.get('F01', `/payables?claim=${first}`);
  return (items as Json[])[0];
}

/** The approver helps out and controls the batch: somebody else must approve it now. */
async function preparedByItsApprover(world: World, payable: Json): Promise<void> {
  world.know('payable batched', payable.id as string);
  await world.post('A01', '/grants', { organisation: world.organisation, person: world.id('F02'), role: 'preparer' });
  const { id } = await world.post('F01', '/batches', { organisation: world.organisation, route: payable.route, kind: 'EXPENSE', executesOn: addDays(parisDate(world.now), 7) });
  world.know('batch controlled', id as string);
  await world.move('F01', `/batches/${id as string}`, 'lock', { payables: [payable.id] });
  await world.move('F02', `/batches/${id as string}`, 'control');
}
