import { contractsOperations as ops } from '@tandem/messages';
import { newSigners, termsFor, type House, type Signers, type Terms } from './house';

export interface Sent {
  id: string;
  membership: string;
  signers: Signers;
  sha256: string;
  signatures: { id: string; person: string; role: string; state: string; version: number }[];
}

let texts: Promise<{ template: string; charter: string }> | undefined;
/** A published template and charter, once per file. */
export const publishedTexts = (house: House) => (texts ??= house.texts());

export async function draft(house: House, change: Partial<Terms> = {}, of?: { membership: string; person: string }) {
  const { membership, person } = of ?? (await house.membership());
  const signers = newSigners(person);
  const row = await house.office(ops.conventionCreate, { membership, ...(await publishedTexts(house)), ...termsFor(signers, change) });
  return { id: row.id, version: row.version as number, membership, person, signers };
}

export async function sent(house: House, change: Partial<Terms> = {}, of?: { membership: string; person: string }): Promise<Sent> {
  const { id, version, membership, signers } = await draft(house, change, of);
  const ready = await house.office(ops.conventionPrepare, { id }, version);
  await house.office(ops.conventionSend, { id }, ready.version);
  return { id, membership, signers, ...(await read(house, id)) };
}

export async function read(house: House, id: string) {
  const { sha256, signatures, state, version } = await house.office(ops.conventionGet, { id });
  return { sha256: sha256 as string, signatures, state, version };
}

/** One signer's way: opens the document, asks for a code, signs. */
export async function sign(house: House, convention: { id: string; sha256: string }, role: string): Promise<void> {
  const signature = (await read(house, convention.id)).signatures.find((s) => s.role === role)!;
  const roles = role === 'signatory' ? (['signatory'] as const) : [];
  const viewed = await house.as(signature.person, ops.signatureView, { id: signature.id }, { ifMatch: signature.version, roles: [...roles] });
  await house.as(signature.person, ops.signatureAskCode, { id: signature.id }, { roles: [...roles] });
  await house.as(signature.person, ops.signatureSign, { id: signature.id, code: house.letters.at(-1)!.code, sha256: convention.sha256, consent: true }, { ifMatch: viewed.version, roles: [...roles] });
}

export async function signedByAll(house: House, convention: Sent): Promise<Sent> {
  for (const { role } of convention.signatures) await sign(house, convention, role);
  return convention;
}

export async function active(house: House, change: Partial<Terms> = {}, of?: { membership: string; person: string }): Promise<Sent> {
  const convention = await signedByAll(house, await sent(house, change, of));
  await house.system(ops.conventionActivate, { id: convention.id });
  return convention;
}
