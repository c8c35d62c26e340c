import { assertNoIdentifiers, newId, TandemError } from '@tandem/kernel';
import { panelEvents, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import type { PanelRole } from '../../domain/selection/panel';
import { Grant } from '../../persistence/house.entity';
import { Call } from '../../persistence/programme.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { Panel } from '../../persistence/selection/panel.entity';
import { mustHold } from '../../persistence/versioned';
import { wayOfProgramme } from './way';

/** Roles that may receive, the first of them being what somebody receives as. */
const HOSTS: PanelRole[] = ['professional', 'coordinator', 'ru'];
type MeetingInput = InputOf<typeof ops.meetingOpen>;

/** @throws MEETING_HOST */
export async function receivesAs(tx: Tx, organisationId: string, personId: string): Promise<PanelRole> {
  const held = await tx.em.findBy(Grant, { organisationId, personId, role: In(HOSTS), granted: true });
  const role = HOSTS.find((r) => held.some((g) => g.role === r));
  if (!role) throw new TandemError('MEETING_HOST');
  return role;
}

export class MeetingUseCases {
  /** One slot per place: each person books, comes or misses theirs, and the group shares the hour. */
  @Handles(ops.meetingOpen)
  async open(input: MeetingInput, tx: Tx) {
    mustHold(tx, input.organisation, 'coordinator');
    const startsAt = new Date(input.startsAt).toISOString();
    if (startsAt <= tx.now) throw new TandemError('SLOT_PAST');
    assertNoIdentifiers(input.place, 'place');
    await this.assertWay(tx, input);
    await assertFree(tx, input.host, startsAt, input.minutes);
    const hosts = await this.hosts(tx, input);
    const meetingId = input.places > 1 ? newId() : null;
    const places: InterviewSlot[] = [];
    for (let placeNumber = 1; placeNumber <= input.places; placeNumber += 1) {
      places.push(await tx.create(InterviewSlot, 'open', {
        organisationId: input.organisation, panelId: hosts.id, programme: hosts.programme, callId: hosts.callId, startsAt, minutes: input.minutes, mode: input.mode, place: input.place ?? null,
        applicationId: null, candidateId: null, journeyId: null, meetingId, placeNumber, present: [],
      }));
    }
    return { ...tx.answer(places[0]), meeting: meetingId, slots: places.map((p) => p.id) };
  }

  private async assertWay(tx: Tx, { organisation, programme, call, places }: MeetingInput): Promise<void> {
    const pinned = call ? await tx.get(Call, { id: call, organisationId: organisation, programme }) : null;
    const way = await wayOfProgramme(tx, organisation, programme, pinned?.programmeVersion ?? undefined);
    if (!way.meeting) throw new TandemError('SELECTION_BY_PANEL');
    if (places > 1 && !way.together) throw new TandemError('MEETING_ONE_BY_ONE');
  }

  /** Who receives, written once: ties are looked for, and an hour recorded, in one way for panels and meetings. */
  private async hosts(tx: Tx, { organisation: organisationId, programme, call, host }: MeetingInput): Promise<Panel> {
    const members = [{ person: host, role: await receivesAs(tx, organisationId, host) }];
    const known = await tx.em.createQueryBuilder(Panel, 'p')
      .where(`p.kind = 'MEETING' AND p.organisation_id = :organisationId AND p.programme = :programme AND p.call_id IS NOT DISTINCT FROM :call AND p.members = :members`, { organisationId, programme, call: call ?? null, members: JSON.stringify(members) }).getOne();
    if (known) return known;
    const panel = tx.em.create(Panel, { id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, organisationId, kind: 'MEETING', programme, callId: call ?? null, members });
    await tx.em.insert(Panel, panel);
    await tx.emit(panelEvents, 'panel.composed', panel, { ...(call ? { call } : {}), members }, { programme });
    return panel;
  }
}

/** Held so that two meetings of one host are opened one after the other. @throws HOST_BUSY */
async function assertFree(tx: Tx, host: string, startsAt: string, minutes: number): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 12))', [host]);
  const crossing = (await tx.em.query(
    `SELECT 1 FROM interview_slot s JOIN panel p ON p.id = s.panel_id WHERE p.members @> jsonb_build_array(jsonb_build_object('person', $1::text)) AND s.state <> 'CANCELLED'
     AND s.starts_at < $2::timestamptz + make_interval(mins => $3) AND s.starts_at + make_interval(mins => s.minutes) > $2::timestamptz LIMIT 1`,
    [host, startsAt, minutes],
  )) as unknown[];
  if (crossing.length) throw new TandemError('HOST_BUSY');
}
