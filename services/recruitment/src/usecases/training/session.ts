import { allowedCommands, compareHalfDays, halfDayKey, halfDayStart, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, sessionMachine, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { In } from 'typeorm';
import { assertMix, assertRule, type Heads } from '../../domain/training/mix';
import { Site } from '../../persistence/house.entity';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { TrainingSession } from '../../persistence/training/session.entity';
import { mustHold } from '../../persistence/versioned';
import { versionOf } from '../definitions';
import { partnerRules } from '../membership/partner-rules';
import { asSystem } from '../selection/as-system';
import { listPage, officesOf } from '../selection/list';
import { completeEnrolment } from './complete';
import { headsOf, headsOfAll, leaveSeat } from './places';

const view = (s: TrainingSession, enrolled: Heads) => ({
  id: s.id, organisation: s.organisationId, version: s.version, state: s.state, programme: s.programme, course: s.course, halfDays: s.halfDays, site: s.siteId, places: s.places,
  minPeople: s.minPeople, mix: s.mix, enrolled, allowed: allowedCommands(sessionMachine, s.state),
});
const first = (s: TrainingSession) => halfDayStart(s.halfDays[0]);
const last = (s: TrainingSession) => halfDayStart(s.halfDays[s.halfDays.length - 1]);

export class SessionUseCases {
  @Handles(ops.sessionCreate)
  async create(input: InputOf<typeof ops.sessionCreate>, tx: Tx) {
    mustHold(tx, input.organisation, 'trainer', 'coordinator');
    const version = await versionOf(tx, input.organisation, input.programme);
    const mix = input.mix ?? partnerRules(version.definition as unknown as Definition).mix;
    assertRule(mix, input.minPeople, input.places);
    const halfDays = [...input.halfDays].sort(compareHalfDays);
    if (new Set(halfDays.map(halfDayKey)).size < halfDays.length) throw new TandemError('SESSION_HALF_DAYS');
    if (input.site) await tx.get(Site, { id: input.site, organisationId: input.organisation });
    return tx.answer(await tx.create(TrainingSession, 'create', {
      organisationId: input.organisation, programme: input.programme, course: input.course, halfDays, siteId: input.site ?? null, places: input.places, minPeople: input.minPeople, mix,
    }));
  }

  @Handles(ops.sessionOpen)
  async open(input: InputOf<typeof ops.sessionOpen>, tx: Tx) {
    const session = await tx.target(TrainingSession, input.id);
    if (session.state === 'DRAFT' && first(session) <= tx.now) throw new TandemError('SESSION_PAST');
    return tx.answer(await tx.move(session, 'open'));
  }

  /** Joint training is confirmed by its mix, not by its number alone; those enrolled are confirmed with it. */
  @Handles(ops.sessionConfirm)
  async confirm(input: InputOf<typeof ops.sessionConfirm>, tx: Tx) {
    const session = await tx.target(TrainingSession, input.id);
    if (session.state === 'OPEN') assertMix(await headsOf(tx, session.id), session.mix, session.minPeople);
    await tx.move(session, 'confirm');
    for (const enrolment of await this.enrolled(tx, session, 'ENROLLED')) await tx.move(enrolment, 'confirm');
    return tx.answer(session);
  }

  @Handles(ops.sessionHold)
  async hold(input: InputOf<typeof ops.sessionHold>, tx: Tx) {
    const session = await tx.target(TrainingSession, input.id);
    if (session.state === 'CONFIRMED' && last(session) > tx.now) throw new TandemError('SESSION_NOT_STARTED');
    await tx.move(session, 'hold');
    await this.dropInvited(tx, session);
    return tx.answer(session);
  }

  /** Once everybody's attendance is in: those who attended have completed the course. */
  @Handles(ops.sessionClose)
  async close(input: InputOf<typeof ops.sessionClose>, tx: Tx) {
    const session = await tx.target(TrainingSession, input.id);
    const open = await tx.em.countBy(Enrolment, { sessionId: session.id, state: 'CONFIRMED' });
    if (session.state === 'HELD' && open) throw new TandemError('ATTENDANCE_MISSING', { missing: open });
    await tx.move(session, 'close');
    for (const enrolment of await this.enrolled(tx, session, 'ATTENDED')) await completeEnrolment(tx, session, enrolment);
    return tx.answer(session);
  }

  @Handles(ops.sessionCancel)
  async cancel(input: InputOf<typeof ops.sessionCancel>, tx: Tx) {
    const session = await tx.target(TrainingSession, input.id);
    await tx.move(session, 'cancel');
    await this.dropInvited(tx, session);
    for (const enrolment of await this.enrolled(tx, session, 'ENROLLED', 'CONFIRMED', 'WAITLISTED')) await leaveSeat(tx, session, enrolment, 'cancel');
    return tx.answer(session);
  }

  @Handles(ops.sessionGet)
  async get(input: InputOf<typeof ops.sessionGet>, tx: Tx) {
    const session = await tx.get(TrainingSession, { id: input.id });
    return view(session, await headsOf(tx, session.id));
  }

  @Handles(ops.sessionList)
  async list(input: InputOf<typeof ops.sessionList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(TrainingSession, 's').where('TRUE');
    if (input.state) query.andWhere('s.state = :state', { state: input.state });
    if (input.course) query.andWhere('s.course = :course', { course: input.course });
    // The catalogue of the house is open to its partners and professionals.
    const rows = await listPage(query, input, { offices: officesOf(tx, 'trainer', 'coordinator', 'partner', 'professional'), mine: 'FALSE' }, (s) => s);
    const heads = await headsOfAll(tx, rows.items.map((s) => s.id));
    return { next: rows.next, items: rows.items.map((s) => view(s, heads.get(s.id) as Heads)) };
  }

  private enrolled(tx: Tx, session: TrainingSession, ...states: string[]): Promise<Enrolment[]> {
    return tx.em.find(Enrolment, { where: { sessionId: session.id, state: In(states) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }
  /** An invitation to something that is over, or will not be, ends with it. */
  private async dropInvited(tx: Tx, session: TrainingSession): Promise<void> {
    for (const enrolment of await this.enrolled(tx, session, 'INVITED')) await leaveSeat(asSystem(tx), session, enrolment, 'lapse');
  }
}
