import { profileEvents, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { keepCopy } from '../persistence/copies';
import { MembershipCopy } from '../persistence/copies.entity';
import { Profile } from '../persistence/profile.entity';
import { oneAtATime } from '../persistence/reads';
import { gaveC1 } from '../usecases/profile-save';

/** What matching needs: C1 (lived experience), C2 (shown to teams), C7 (balance of groups). */
const OURS = ['C1', 'C2', 'C7'];

export class ConsentFacts {
  @On('consent.given', 'consent.withdrawn', 'consent.superseded', 'consent.expired')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const data = fact.data as unknown as { person: string; code: string; state: string };
    if (!OURS.includes(data.code)) return;
    await oneAtATime(tx, data.person);
    const fresh = await keepCopy(tx.em, 'consent_copy', fact, { person_id: data.person, code: data.code, state: data.state });
    // A newer version of the same consent may stand: only the last one to go takes the data with it.
    if (!fresh || data.code !== 'C1' || data.state === 'GIVEN' || (await gaveC1(tx, { personId: data.person, organisationId: fact.organisation }))) return;
    await this.erase(fact, data.person, tx);
  }

  private async erase(fact: TandemEvent, person: string, tx: Tx): Promise<void> {
    const rows = await tx.em.createQueryBuilder(Profile, 'p').setLock('pessimistic_write').where('p.person_id = :person AND p.organisation_id = :organisation AND (p.lived IS NOT NULL OR p.topics IS NOT NULL)', { person, organisation: fact.organisation }).getMany();
    for (const row of rows) {
      Object.assign(row, { lived: null, topics: null, version: row.version + 1, updatedAt: tx.now });
      await tx.em.save(row, { reload: false });
      const membership = await tx.find(MembershipCopy, { id: row.membershipId });
      await tx.emit(profileEvents, 'profile.erased', row, { membership: row.membershipId, person }, { programme: membership?.programme, journey: membership?.journeyId ?? undefined });
    }
  }
}
