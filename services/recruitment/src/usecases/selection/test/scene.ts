import { newId, seededId, type TandemError } from '@tandem/kernel';
import { operationSubject, type Grant as HeldGrant, type Operation, type OutputOf, type RawInputOf, type ReplyEnvelope, type Role, type TandemEvent } from '@tandem/messages';
import { ActorTokens, inTransaction, Platform, systemActor, type Actor } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import type { EntityManager } from 'typeorm';
import { Application } from '../../../persistence/application.entity';
import { database } from '../../../persistence/database';
import { Grant, Organisation, Staff } from '../../../persistence/house.entity';
import { Membership } from '../../../persistence/membership/membership.entity';
import { KnownPerson, Person } from '../../../persistence/person.entity';
import { Call, Journey, ProgrammeVersion } from '../../../persistence/programme.entity';
import { SELECTION_HANDLERS } from '../../../selection.handlers';

const TABLES: Record<string, string> = { 'interview-slot': 'interview_slot' };
const PROGRAMME = 'chu-nice';
const DEFINITION = {
  profiles: [{ id: 'vigilant' }, { id: 'formateur' }],
  journeys: { partner: { stages: [
    { id: 'training', kind: 'training', after: [], courses: ['initial-joint'], mix: { partners: '30%', professionals: '30%' } }, { id: 'convention', kind: 'convention', after: ['training'] },
  ] } },
};

/**
 * Recruitment on a real database, asked as the broker would ask it: token, admission, key, transaction. Nothing listens
 * on the broker, whose subjects are shared with every other test of this service.
 */
export class Scene {
  private constructor(readonly platform: Platform, private readonly people: ActorTokens, private readonly drop: () => Promise<void>) {}
  readonly organisation = newId();
  readonly call = newId();

  static async open(): Promise<Scene> {
    const db = await temporaryDatabase();
    const platform = await Platform.open({ service: 'recruitment', config: testConfig('recruitment', db.url), database });
    platform.bind(SELECTION_HANDLERS.map((Handler) => new Handler() as object));
    const scene = new Scene(platform, await ActorTokens.from(testActorKeys('gateway')), db.drop);
    await scene.house(scene.organisation);
    return scene;
  }
  async close(): Promise<void> {
    await this.platform.stop();
    await this.drop();
  }

  sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return this.write((em) => em.query(text, values)) as Promise<T[]>;
  }
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return inTransaction(this.platform.source, ['*'], work);
  }

  /** Asks as a person, with the version they would have read; `undefined` asks as a workflow. */
  async ask<O extends Operation>(op: O, input: RawInputOf<O>, who?: Actor, more: { key?: string; ifMatch?: number } = {}): Promise<OutputOf<O>> {
    const actor = await (who ? this.people.sign(who) : this.platform.tokens.sign(systemActor('test')));
    const id = (input as { id?: string }).id;
    const ifMatch = more.ifMatch ?? (op.versioned && id ? await this.version(op.resource, id) : undefined);
    const request = { actor, key: op.kind === 'command' ? (more.key ?? `k-${newId()}`) : undefined, ifMatch, input };
    const reply = await new Promise<ReplyEnvelope>((resolve) => {
      const msg = { subject: operationSubject(op), reply: 'inbox', json: () => JSON.parse(JSON.stringify(request)) as unknown, respond: (text: string) => resolve(JSON.parse(text) as ReplyEnvelope) };
      void (this.platform.server as unknown as { serve: (m: unknown) => Promise<void> }).serve(msg);
    });
    if (!reply.ok) throw Object.assign(new Error(reply.code), { code: reply.code, details: reply.details, fields: reply.fields });
    return reply.answer as OutputOf<O>;
  }
  private async version(resource: string, id: string): Promise<number | undefined> {
    const rows = await this.sql<{ version: number }>(`SELECT version FROM "${TABLES[resource] ?? resource}" WHERE id = $1`, [id]);
    return rows[0]?.version;
  }

  /** The facts a row has left so far, oldest first. */
  async factsOf(subject: string): Promise<TandemEvent[]> {
    const rows = await this.sql<{ event: TandemEvent }>('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY version, n', [subject]);
    return rows.map((r) => r.event);
  }
  async typesOf(subject: string): Promise<string[]> {
    return (await this.factsOf(subject)).map((f) => f.type.replace('.v1', ''));
  }
  async factCount(): Promise<number> {
    return Number((await this.sql<{ n: string }>('SELECT count(*) n FROM outbox'))[0].n);
  }
  /** A fact of another service, as the consumer hands it over. */
  hear(type: string, subject: string, data: Record<string, unknown>, version = 1, source = 'contracts'): Promise<void> {
    return this.platform.facts.handle({
      specversion: '1.0', id: `${subject}:${version}:0`, source: `/${source}`, type: `${type}.v1`, subject, time: new Date().toISOString(), datacontenttype: 'application/json',
      dataschema: `tandem:${type}.v1`, organisation: this.organisation, aggregate: type.split('.')[0], version, actor: 'system:test', data,
    });
  }

  actor(person: string, ...roles: Role[]): Actor {
    return { sub: `person:${person}`, grants: roles.map((role): HeldGrant => ({ role, organisation: this.organisation })) };
  }

  private async house(id: string): Promise<void> {
    const stamp = { version: 1, createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() };
    await this.write(async (em) => {
      await em.insert(Organisation, { ...stamp, id, organisationId: id, kind: 'CHU', names: { fr: 'CHU' }, calendar: 'FR', sector: 'HOSPITAL' });
      await em.insert(ProgrammeVersion, { id: newId(), organisationId: id, programme: PROGRAMME, programmeVersion: 1, sha256: '0'.repeat(64), definition: DEFINITION as never, publishedAt: stamp.createdAt });
      await em.insert(Call, {
        ...stamp, id: this.call, organisationId: id, state: 'PUBLISHED', programme: PROGRAMME, programmeVersion: 1, names: { fr: 'Appel' }, description: null, opens: null, closes: null,
        target: 18, audience: 'BOTH', siteId: null, projects: [],
      });
    });
  }

  /** Somebody this organisation knows, with these roles; staff when a professional. */
  async somebody(...roles: Role[]): Promise<Actor & { id: string }> {
    const id = newId();
    const stamp = { version: 1, createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() };
    await this.write(async (em) => {
      await em.insert(Person, { ...stamp, id, givenName: 'Alex', familyName: id, nameKey: id, birthDate: null, mail: `${id}@exemple.fr`, phone: null, preferredChannel: 'MAIL', language: 'fr', mailVerified: true });
      await em.insert(KnownPerson, { organisationId: this.organisation, personId: id, since: stamp.createdAt });
      for (const role of roles) await em.insert(Grant, { ...stamp, id: newId(), organisationId: this.organisation, personId: id, role, programme: null, unitId: null, scopeKey: '/', granted: true });
      if (roles.includes('professional')) await em.insert(Staff, { ...stamp, id: newId(), organisationId: this.organisation, personId: id, unitId: null, unitKey: '', title: null, present: true });
    });
    return { ...this.actor(id, ...roles), id };
  }

  /** A candidate whose file is screened. */
  async candidate(state = 'SCREENED'): Promise<Actor & { id: string; application: string; journey: string }> {
    const person = await this.somebody('candidate');
    const [application, journey] = [newId(), newId()];
    const stamp = { version: 3, createdAt: new Date().toISOString(), updatedAt: new Date().toISOString(), organisationId: this.organisation, programme: PROGRAMME, personId: person.id };
    await this.write(async (em) => {
      await em.insert(Journey, { ...stamp, id: journey, version: 1, state: 'OPEN', kind: 'partner', programmeVersion: 1, applicationId: application, membershipId: null, stages: [], outcome: null });
      await em.insert(Application, {
        ...stamp, id: application, state, callId: this.call, journeyId: journey, channel: 'screen', personKind: 'PATIENT', source: null, motivation: null, needs: [], wishes: [], guardianship: null,
        missing: [], waived: [], refusalProposedBy: null, reason: null, comment: null, alternative: null, submittedAt: null, slotId: null, interviewAt: null, interviewMoves: 0, interviewAbsences: 0,
      });
    });
    return { ...person, application, journey };
  }

  /** A partner in onboarding, as the decision leaves one. */
  async partner(requiredCourses: string[] = ['initial-joint']): Promise<Actor & { id: string; membership: string; journey: string }> {
    const person = await this.somebody();
    const [membership, journey] = [newId(), newId()];
    const stamp = { createdAt: new Date().toISOString(), updatedAt: new Date().toISOString(), version: 1, organisationId: this.organisation };
    await this.write(async (em) => {
      await em.insert(Membership, {
        ...stamp, id: membership, state: 'ONBOARDING', personId: person.id, programme: PROGRAMME, programmeVersion: 1, profile: 'vigilant', applicationId: null, journeyId: journey,
        requiredCourses, pauseReason: null, returns: null, suspendReason: null, endReason: null,
      });
      await em.insert(Grant, { ...stamp, id: newId(), personId: person.id, role: 'partner', programme: PROGRAMME, unitId: null, scopeKey: `${PROGRAMME}/`, granted: true });
    });
    return { ...this.actor(person.id, 'partner'), id: person.id, membership, journey };
  }

  cover(membership: { membership: string; id: string }, coverState: string, version = 1): Promise<void> {
    return this.hear('cover.changed', seededId(`cover/${membership.membership}`), { membership: membership.membership, person: membership.id, sites: [], coverState }, version);
  }
  route(membership: { membership: string; id: string }, route: string, version = 1): Promise<void> {
    return this.hear('route.chosen', seededId(`route/${membership.membership}`), { membership: membership.membership, person: membership.id, route }, version, 'payments');
  }
  async state(table: string, id: string): Promise<string> {
    return (await this.sql<{ state: string }>(`SELECT state FROM "${table}" WHERE id = $1`, [id]))[0].state;
  }
  /** The refusal’s code; fails when a fact was left behind. */
  async refused(work: () => Promise<unknown>): Promise<string> {
    const before = await this.factCount();
    const code = await refusal(work());
    if ((await this.factCount()) !== before) throw new Error(`${code}, and yet a fact was written`);
    return code;
  }
}

export const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'accepted', (e: TandemError) => e.code);
export const inDays = (days: number, hour = 10): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCHours(hour, 0, 0, 0);
  return day.toISOString();
};
