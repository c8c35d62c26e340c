import { Injectable } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Consent, ConsentText } from '../persistence/application.entity';
import { Conditions, pageOf } from '../persistence/listing';
import { mustHold } from '../persistence/versioned';
import { afterWithdrawal, currentEdition, giveConsent } from './consents';
import { mustBeKnown } from './people';

/** What the office enters for somebody else was said on paper or by phone. @throws ON_BEHALF_CHANNEL */
export function mustSayChannel(tx: Tx, personId: string, channel: string): void {
  if (personOf(tx.actor) !== personId && channel === 'screen') throw new TandemError('ON_BEHALF_CHANNEL');
}

@Injectable()
export class ConsentChange {
  @Handles(operations.consentTextPublish)
  async publishText({ organisation: organisationId, code, text }: InputOf<typeof operations.consentTextPublish>, tx: Tx) {
    mustHold(tx, organisationId, 'coordinator', 'dpo', 'admin');
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 13))', [`${organisationId} ${code}`]);
    const edition = (await currentEdition(tx, organisationId, code)) + 1;
    const row = tx.em.create(ConsentText, { id: newId(), organisationId, code, edition, text, publishedAt: tx.now });
    await tx.em.save(row);
    return { id: row.id, code, edition };
  }

  @Handles(operations.consentTextList)
  async texts({ organisation, code }: InputOf<typeof operations.consentTextList>, tx: Tx) {
    const conditions = new Conditions().add('organisation_id = ?', organisation).when(code, 'code = ?');
    const items = await tx.em.query(`SELECT DISTINCT ON (code) id, code, edition, text, published_at AS "publishedAt" FROM consent_text ${conditions.where} ORDER BY code, edition DESC`, conditions.params);
    return { items };
  }

  @Handles(operations.consentGive)
  async give({ organisation: organisationId, person, ...gift }: InputOf<typeof operations.consentGive>, tx: Tx) {
    const personId = person ?? tx.person;
    await mustBeKnown(tx, organisationId, personId);
    tx.mustOwn({ organisationId }, personId, 'coordinator');
    mustSayChannel(tx, personId, gift.channel);
    return tx.answer(await giveConsent(tx, { organisationId, personId, ...gift }));
  }

  @Handles(operations.consentWithdraw)
  async withdraw({ id, channel }: InputOf<typeof operations.consentWithdraw>, tx: Tx) {
    const consent = await tx.target(Consent, id);
    tx.mustOwn(consent, consent.personId, 'coordinator', 'dpo');
    mustSayChannel(tx, consent.personId, channel);
    consent.withdrawnChannel = channel;
    await tx.move(consent, 'withdraw');
    await afterWithdrawal(tx, consent);
    return tx.answer(consent);
  }

  @Handles(operations.consentList)
  list(input: InputOf<typeof operations.consentList>, tx: Tx) {
    const conditions = new Conditions().when(input.organisation, 'c.organisation_id = ?').when(input.code, 'c.code = ?').when(input.state, 'c.state = ?');
    if (tx.holds('*', 'person')) conditions.add('c.person_id = ?', personOf(tx.actor));
    conditions.when(input.person, 'c.person_id = ?');
    const select = `SELECT c.id, c.version, c.state, c.organisation_id AS organisation, c.person_id AS person, c.code, c.edition, c.channel, c.about, c.created_at AS "givenAt",
      c.valid_until::text AS "validUntil" FROM consent c`;
    return pageOf(tx, select, 'c.id', conditions, input);
  }
}
