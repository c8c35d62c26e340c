import { allowedCommands, parisDate, TandemError } from '@tandem/kernel';
import { seatMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { In, Not } from 'typeorm';
import { assertEnds, assertOpenTo, bodyWithPlace, lastDay, type Body } from '../../domain/seat/seat';
import { subjectOf } from '../../domain/subject';
import { Application } from '../../persistence/application.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { Seat } from '../../persistence/seat/seat.entity';
import { mustHold } from '../../persistence/versioned';
import { versionOf } from '../definitions';
import { mustBeKnown } from '../people';
import { listPage, officesOf } from '../selection/list';

const OFFICES = ['coordinator', 'ru', 'direction', 'lead'];
const view = (s: Seat) => ({
  id: s.id, version: s.version, state: s.state, organisation: s.organisationId, programme: s.programme, body: s.body, person: s.personId, membership: s.membershipId, personKind: s.personKind,
  filledBy: s.filledBy, decidedOn: s.decidedOn, starts: s.starts, ends: s.ends, endReason: s.endReason, allowed: allowedCommands(seatMachine, s.state),
});
type Holder = Pick<Seat, 'personId' | 'membershipId' | 'journeyId' | 'personKind'>;

async function bodiesOf(tx: Tx, organisationId: string, programme: string, programmeVersion?: number): Promise<{ bodies: Body[]; programmeVersion: number }> {
  const version = await versionOf(tx, organisationId, programme, programmeVersion);
  return { bodies: (version.definition as unknown as Definition).bodies ?? [], programmeVersion: version.programmeVersion };
}
/** Of the version the seat was opened under; it named the body then. */
const bodyOf = async (tx: Tx, s: Seat): Promise<Body> => bodyWithPlace((await bodiesOf(tx, s.organisationId, s.programme, s.programmeVersion)).bodies, s.body, 0);

export class SeatUseCases {
  @Handles(ops.seatCreate)
  async create({ organisation: organisationId, programme, body }: InputOf<typeof ops.seatCreate>, tx: Tx) {
    mustHold(tx, organisationId, 'coordinator', 'direction');
    const { bodies, programmeVersion } = await bodiesOf(tx, organisationId, programme);
    // Two of the last place wait for each other here.
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 14))', [`${organisationId} ${programme} ${body}`]);
    bodyWithPlace(bodies, body, await tx.em.countBy(Seat, { organisationId, programme, body, state: Not('ENDED') }));
    return tx.answer(await tx.create(Seat, 'create', {
      organisationId, programme, programmeVersion, body, personId: null, membershipId: null, journeyId: null, personKind: null, filledBy: null, decidedOn: null, starts: null, ends: null, endReason: null,
    }));
  }

  @Handles(ops.seatNominate)
  async nominate(input: InputOf<typeof ops.seatNominate>, tx: Tx) {
    const seat = await tx.target(Seat, input.id);
    if (seat.state === 'VACANT') Object.assign(seat, await this.holder(tx, seat, input));
    return tx.answer(await tx.move(seat, 'nominate'));
  }

  private async holder(tx: Tx, seat: Seat, input: InputOf<typeof ops.seatNominate>): Promise<Holder> {
    if (!input.membership === !input.person) throw new TandemError('SEAT_WHO');
    const holder = input.membership ? await this.partner(tx, seat, input.membership) : await this.known(tx, seat, input);
    assertOpenTo(await bodyOf(tx, seat), subjectOf({ personKind: holder.personKind }).personKind);
    const { organisationId, programme, body } = seat;
    await tx.em.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [holder.personId]);
    if (await tx.find(Seat, { organisationId, programme, body, personId: holder.personId as string, state: In(['NOMINATED', 'APPOINTED']) })) throw new TandemError('SEAT_HELD');
    return holder;
  }
  private async partner(tx: Tx, { organisationId, programme }: Seat, id: string): Promise<Holder> {
    const membership = await tx.get(Membership, { id, organisationId, programme });
    if (['ENDED', 'ALUMNI', 'ANONYMISED'].includes(membership.state)) throw new TandemError('MEMBERSHIP_OVER');
    const application = membership.applicationId ? await tx.find(Application, { id: membership.applicationId }) : null;
    return { personId: membership.personId, membershipId: id, journeyId: membership.journeyId, personKind: application?.personKind ?? null };
  }
  private async known(tx: Tx, { organisationId }: Seat, { person, personKind }: { person?: string; personKind?: string }): Promise<Holder> {
    if (!person || !personKind) throw new TandemError('SEAT_WHO');
    await mustBeKnown(tx, organisationId, person);
    return { personId: person, membershipId: null, journeyId: null, personKind };
  }

  @Handles(ops.seatAppoint)
  async appoint({ id, ...appointment }: InputOf<typeof ops.seatAppoint>, tx: Tx) {
    const seat = await tx.target(Seat, id);
    if (seat.personId && seat.personId === personOf(tx.actor)) throw new TandemError('SEAT_OWN');
    if (seat.state === 'NOMINATED') Object.assign(seat, appointment, { ends: lastDay(await bodyOf(tx, seat), appointment, parisDate(tx.now)) });
    return tx.answer(await tx.move(seat, 'appoint'));
  }

  @Handles(ops.seatEnd)
  async end({ id, reason }: InputOf<typeof ops.seatEnd>, tx: Tx) {
    const seat = await tx.target(Seat, id);
    tx.mustOwn(seat, seat.personId, 'coordinator', 'direction');
    if (seat.state === 'NOMINATED' || seat.state === 'APPOINTED') assertEnds(seat.state, reason, seat.ends, parisDate(tx.now));
    seat.endReason = reason;
    return tx.answer(await tx.move(seat, 'end', { reason }));
  }

  @Handles(ops.seatGet)
  async get({ id }: InputOf<typeof ops.seatGet>, tx: Tx) {
    const seat = await tx.get(Seat, { id });
    tx.mustOwn(seat, seat.personId, ...OFFICES);
    return view(seat);
  }

  @Handles(ops.seatList)
  async list(input: InputOf<typeof ops.seatList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Seat, 's').where('TRUE');
    if (input.organisation) query.andWhere('s.organisation_id = :organisation', { organisation: input.organisation });
    if (input.programme) query.andWhere('s.programme = :programme', { programme: input.programme });
    if (input.body) query.andWhere('s.body = :body', { body: input.body });
    if (input.state) query.andWhere('s.state = :state', { state: input.state });
    return listPage(query, input, { offices: officesOf(tx, ...OFFICES), mine: 's.person_id = :me', person: personOf(tx.actor) }, view);
  }
}
