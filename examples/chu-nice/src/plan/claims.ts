import type { Row } from '../engine/csv';
import type { World } from '../world';

/** A claim a few days after the half-day: entered by the partner, checked by a coordinator, decided by the approver. */
export function planClaim(world: World, row: Row, vacation: string): void {
  world.later('3d', `claim ${row.label}`, async () => {
    const lines = [await line(world, row, vacation)];
    const { id } = await world.post(row.partner, '/claims', { membership: world.id(`membership ${row.partner}`), vacation, lines });
    const at = `/claims/${id as string}`;
    world.know(`claim ${row.label}`, id as string);
    await world.move(row.partner, at, 'submit');
    world.later('2d', `claim ${row.label} checked`, () => world.move('K01', at, 'check', { vehicleDocumentSeen: lines[0].kind === 'KM' }));
    world.later('5d', `claim ${row.label} decided`, () => world.move('F02', at, 'decide', { refused: [] }));
  });
}

/** `KM:46:5` kilometres and fiscal power; `TICKET:340` cents with its proof; `TICKET:1250:sworn`; `MEAL:2650`, over the ceiling. */
async function line(world: World, row: Row, vacation: string): Promise<{ kind: string; [field: string]: unknown }> {
  const [kind, amount, more] = row.claim.split(':');
  const { date } = await world.get(row.partner, `/vacations/${vacation}`);
  if (kind === 'KM') return { kind, date, from: row.story === 'band' ? 'Lyon' : 'Antibes', to: 'Nice', km: Number(amount), cv: Number(more) };
  const proven = { kind, date, cents: Number(amount), ...(more === 'sworn' ? { sworn: true } : { proof: await proof(world, row) }) };
  return kind === 'MEAL' ? { ...proven, place: 'BASE', absentFrom: '10:30', absentTo: '15:00' } : proven;
}

/** A receipt like no other: the same bytes serve once. */
async function proof(world: World, row: Row): Promise<{ file: string; sha256: string }> {
  const bytes = Buffer.from(`%PDF-1.4\n% Justificatif ${row.label}\n%%EOF\n`);
  const { id, sha256 } = await world.api.upload(world.id(row.partner), `/files/payments/${world.organisation}`, bytes);
  return { file: id as string, sha256: sha256 as string };
}
