import { allowedCommands, TandemError } from '@tandem/kernel';
import { enrolmentMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { TrainingSession } from '../../persistence/training/session.entity';
import { listPage, officesOf } from '../selection/list';
import { completeEnrolment } from './complete';

const OFFICE = ['trainer', 'coordinator'];
const view = (e: Enrolment) => ({
  id: e.id, organisation: e.organisationId, version: e.version, state: e.state, person: e.personId, membership: e.membershipId, session: e.sessionId, course: e.course, side: e.side,
  completedOn: e.completedOn, allowed: allowedCommands(enrolmentMachine, e.state),
});

/** Who came, what it gives right to, and the reading of enrolments. */
export class AttendanceUseCases {
  @Handles(ops.enrolmentRecordAttendance)
  async record(input: InputOf<typeof ops.enrolmentRecordAttendance>, tx: Tx) {
    const enrolment = await tx.target(Enrolment, input.id);
    const session = enrolment.sessionId ? await tx.get(TrainingSession, { id: enrolment.sessionId }) : null;
    if (enrolment.state === 'CONFIRMED' && session?.state !== 'HELD') throw new TandemError('SESSION_NOT_HELD');
    return tx.answer(await tx.move(enrolment, 'record-attendance', { to: input.attendance }));
  }

  /** By hand for somebody who made up the part they missed; those who attended are completed when the session closes. */
  @Handles(ops.enrolmentComplete)
  async complete(input: InputOf<typeof ops.enrolmentComplete>, tx: Tx) {
    const enrolment = await tx.target(Enrolment, input.id);
    const session = enrolment.sessionId ? await tx.get(TrainingSession, { id: enrolment.sessionId }) : null;
    await completeEnrolment(tx, enrolment.state === 'ATTENDED' ? session : null, enrolment);
    return tx.answer(enrolment);
  }

  @Handles(ops.enrolmentRequireAgain)
  async requireAgain(input: InputOf<typeof ops.enrolmentRequireAgain>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Enrolment, input.id), 'require-again'));
  }

  @Handles(ops.enrolmentGet)
  async get(input: InputOf<typeof ops.enrolmentGet>, tx: Tx) {
    const enrolment = await tx.get(Enrolment, { id: input.id });
    tx.mustOwn(enrolment, enrolment.personId, ...OFFICE);
    return view(enrolment);
  }

  @Handles(ops.enrolmentList)
  async list(input: InputOf<typeof ops.enrolmentList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Enrolment, 'e').where('TRUE');
    if (input.session) query.andWhere('e.session_id = :session', { session: input.session });
    if (input.person) query.andWhere('e.person_id = :person', { person: input.person });
    if (input.state) query.andWhere('e.state = :state', { state: input.state });
    return listPage(query, input, { offices: officesOf(tx, ...OFFICE), mine: 'e.person_id = :me', person: personOf(tx.actor) }, view);
  }

  /** What the certificate says; the name is the reader's own to add. @throws CERTIFICATE_TOO_EARLY */
  @Handles(ops.enrolmentCertificate)
  async certificate(input: InputOf<typeof ops.enrolmentCertificate>, tx: Tx) {
    const enrolment = await tx.get(Enrolment, { id: input.id });
    tx.mustOwn(enrolment, enrolment.personId, ...OFFICE);
    if (!enrolment.sessionId || !enrolment.completedOn || !['COMPLETED', 'EXPIRING'].includes(enrolment.state)) throw new TandemError('CERTIFICATE_TOO_EARLY');
    const session = await tx.get(TrainingSession, { id: enrolment.sessionId });
    return { enrolment: enrolment.id, person: enrolment.personId, course: enrolment.course, programme: enrolment.programme, session: session.id, completedOn: enrolment.completedOn, halfDays: session.halfDays };
  }
}
