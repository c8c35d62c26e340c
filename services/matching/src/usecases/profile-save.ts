import { newId, TandemError } from '@tandem/kernel';
import { availabilityEvents, matchingOperations as ops, profileEvents, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { ConsentCopy, MembershipCopy } from '../persistence/copies.entity';
import { Availability, Profile } from '../persistence/profile.entity';
import { membershipOf, oneAtATime } from '../persistence/reads';

type Save = InputOf<typeof ops.profileSave>;

export async function gaveC1(tx: Tx, membership: Pick<MembershipCopy, 'personId' | 'organisationId'>): Promise<boolean> {
  return (await tx.find(ConsentCopy, { personId: membership.personId, organisationId: membership.organisationId, code: 'C1', state: 'GIVEN' })) !== null;
}
const envelope = (m: MembershipCopy) => ({ programme: m.programme, journey: m.journeyId ?? undefined });

/** A partner's own page: who she is for the matching. She writes it, or a coordinator with her. */
export class ProfileSave {
  @Handles(ops.profileSave)
  async save(input: Save, tx: Tx) {
    const membership = await this.mine(input.membership, tx);
    // A consent withdrawn this very moment must find what is written here, or be seen here: one of the two goes first.
    await oneAtATime(tx, membership.personId);
    const health = input.lived.length > 0 || input.topics.length > 0;
    if (health && !(await gaveC1(tx, membership))) throw new TandemError('CONSENT_C1_REQUIRED', {}, [{ path: input.lived.length ? 'lived' : 'topics', code: 'CONSENT_C1_REQUIRED', message: 'Consentement C1 nécessaire.' }]);
    const row = await this.next(Profile, membership, tx);
    row.lived = input.lived.length ? input.lived : null;
    row.topics = input.topics.length ? input.topics : null;
    row.capWeek = input.capWeek;
    row.capMonth = input.capMonth;
    row.wishes = { languages: input.languages, maxDistanceKm: input.maxDistanceKm, never: input.never, formats: input.formats, levels: input.levels, competencies: input.competencies as Record<string, number>, curious: input.curious };
    row.checkedAt = tx.now;
    return this.keep(row, 'profile.changed', membership, tx);
  }

  @Handles(ops.profileCheck)
  async check(input: InputOf<typeof ops.profileCheck>, tx: Tx) {
    const membership = await this.mine(input.membership, tx);
    const row = await tx.get(Profile, { membershipId: membership.id });
    Object.assign(row, { version: row.version + 1, updatedAt: tx.now, checkedAt: tx.now });
    return this.keep(row, 'profile.checked', membership, tx);
  }

  @Handles(ops.profileGet)
  async get(input: InputOf<typeof ops.profileGet>, tx: Tx) {
    const membership = await this.mine(input.membership, tx);
    const row = await tx.get(Profile, { membershipId: membership.id });
    return { membership: membership.id, state: membership.state, version: row.version, checkedAt: row.checkedAt, lived: row.lived ?? [], topics: row.topics ?? [], capWeek: row.capWeek, capMonth: row.capMonth, ...row.wishes };
  }

  @Handles(ops.availabilitySave)
  async saveAvailability(input: InputOf<typeof ops.availabilitySave>, tx: Tx) {
    const membership = await this.mine(input.membership, tx);
    const row = await this.next(Availability, membership, tx);
    Object.assign(row, { weekly: input.weekly, away: input.away });
    return this.keep(row, 'availability.changed', membership, tx);
  }

  @Handles(ops.availabilityGet)
  async getAvailability(input: InputOf<typeof ops.availabilityGet>, tx: Tx) {
    const membership = await this.mine(input.membership, tx);
    const row = await tx.find(Availability, { membershipId: membership.id });
    return { membership: membership.id, weekly: row?.weekly ?? [], away: row?.away ?? [] };
  }

  private async mine(id: string, tx: Tx): Promise<MembershipCopy> {
    const membership = await membershipOf(tx, id);
    tx.mustOwn(membership, membership.personId, 'coordinator');
    return membership;
  }

  /** The membership's row, one version on; made at its first saving. */
  private async next<E extends Profile | Availability>(entity: new () => E, membership: MembershipCopy, tx: Tx): Promise<E> {
    const found = await tx.em.findOne<Profile | Availability>(entity, { where: { membershipId: membership.id }, lock: { mode: 'pessimistic_write' } });
    const row = found ?? tx.em.create(entity as new () => Profile, { id: newId(), organisationId: membership.organisationId, membershipId: membership.id, personId: membership.personId, version: 0 });
    Object.assign(row, { version: row.version + 1, updatedAt: tx.now });
    return row as E;
  }

  private async keep(row: Profile | Availability, type: string, membership: MembershipCopy, tx: Tx) {
    await tx.em.save(row, { reload: false });
    await tx.emit(type.startsWith('profile') ? profileEvents : availabilityEvents, type, row, { membership: membership.id, person: membership.personId }, envelope(membership));
    return { id: row.id, version: row.version };
  }
}
