import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { checkedIban, shownAccount, usableFrom } from '../domain/bank';
import { BankDetails } from '../persistence/batch.entity';
import { MembershipCopy } from '../persistence/copies.entity';
import { Payable } from '../persistence/payable.entity';
import { Vault } from '../persistence/vault';
import { reassess } from './assessing';
import { movePayable } from './payable-move';
import { asSystem, doer, isSelf, mustAllow, oneAtATime, settingsFor, visiblePage } from './shared';

const READERS = ['preparer', 'coordinator', 'approver'];

/** Where somebody is paid: entered by one, verified by another, sealed; a change waits 72 hours. */
@Injectable()
export class BankDetailsKept {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  @Handles(ops.bankDetailsEnter)
  async enter(input: InputOf<typeof ops.bankDetailsEnter>, tx: Tx) {
    const membership = await tx.get(MembershipCopy, { id: input.membership });
    tx.mustOwn(membership, membership.personId, 'coordinator', 'preparer');
    const iban = checkedIban(input.iban);
    assertNoIdentifiers(input.holder, 'holder');
    const { personId, organisationId } = membership;
    await oneAtATime(tx, personId);
    const first = !(await tx.em.existsBy(BankDetails, { organisationId, personId, verifiedAt: Not(IsNull()) }));
    for (const old of await this.current(tx, organisationId, personId)) await tx.move(old, 'replace');
    const sealed = await this.vault.seal(tx.em, personId, { iban, bic: input.bic, holder: input.holder });
    const row = await tx.create(BankDetails, 'enter', {
      organisationId, personId, sealed, holderIs: input.holderIs, first, usableFrom: usableFrom(tx.now, first, await settingsFor(tx, organisationId)), enteredBy: doer(tx), verifiedBy: null, verifiedAt: null,
    });
    await reassess(tx, { organisationId, personId });
    return tx.answer(row);
  }

  @Handles(ops.bankDetailsVerify)
  async verify({ id, holderAgrees }: InputOf<typeof ops.bankDetailsVerify>, tx: Tx) {
    const row = await this.mine(tx, id);
    mustAllow(row, 'verify');
    // The account of a partner who also prepares payments is not hers to verify, whoever typed it.
    if (doer(tx) === row.enteredBy || isSelf(tx, row.personId)) throw new TandemError('SAME_PERSON_VERIFIES');
    if (!holderAgrees) throw new TandemError('HOLDER_DISAGREES');
    await oneAtATime(tx, row.personId);
    await tx.move(Object.assign(row, { verifiedBy: doer(tx), verifiedAt: tx.now }), 'verify');
    await reassess(tx, { organisationId: row.organisationId, personId: row.personId });
    await this.requeueReturned(tx, row);
    return tx.answer(row);
  }

  @Handles(ops.bankDetailsReject)
  async reject({ id, reason }: InputOf<typeof ops.bankDetailsReject>, tx: Tx) {
    const row = await this.mine(tx, id);
    return tx.answer(await tx.move(row, 'reject', { reason }));
  }

  @Handles(ops.bankDetailsGet)
  async get({ id }: InputOf<typeof ops.bankDetailsGet>, tx: Tx) {
    const row = await tx.get(BankDetails, { id });
    tx.mustOwn(row, row.personId, ...READERS);
    return this.shown(tx, row);
  }

  @Handles(ops.bankDetailsList)
  async list({ state, person, organisation, ...asked }: InputOf<typeof ops.bankDetailsList>, tx: Tx) {
    const page = await visiblePage(tx.em.createQueryBuilder(BankDetails, 'r'), tx, asked, { state, person_id: person, organisation_id: organisation }, (r) => r, READERS);
    const items = [];
    for (const row of page.items) items.push(await this.shown(tx, row));
    return { items, next: page.next };
  }

  private async mine(tx: Tx, id: string): Promise<BankDetails> {
    const row = await tx.target(BankDetails, id);
    if (!tx.holds(row.organisationId, 'preparer', 'coordinator')) throw new TandemError('NOT_FOUND');
    return row;
  }

  private current(tx: Tx, organisationId: string, personId: string): Promise<BankDetails[]> {
    return tx.em.find(BankDetails, { where: { organisationId, personId, state: In(['ENTERED', 'VERIFIED']) }, lock: { mode: 'pessimistic_write' } });
  }

  /** What came back waited for another account: this is it. */
  private async requeueReturned(tx: Tx, account: BankDetails): Promise<void> {
    const system = asSystem(tx, 'requeue');
    const where = { organisationId: account.organisationId, personId: account.personId, state: 'RETURNED', returnedFrom: Not(account.id) };
    const rows = await tx.em.find(Payable, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    for (const row of rows) await movePayable(system, Object.assign(row, { batchId: null, paidOn: null }), 'requeue');
  }

  private async shown(tx: Tx, row: BankDetails) {
    const own = personOf(tx.actor) === row.personId;
    const account = await this.vault.open(tx.em, row.personId, row.sealed);
    return {
      ...tx.answer(row), state: row.state, version: row.version, allowed: tx.answer(row).allowed ?? [], organisation: row.organisationId, person: row.personId, holderIs: row.holderIs, flagged: row.holderIs !== 'SELF',
      first: row.first, usableFrom: row.usableFrom, verifiedAt: row.verifiedAt, ...shownAccount(account), ...(own && account ? { holder: account.holder } : {}),
    };
  }
}
