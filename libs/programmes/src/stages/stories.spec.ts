import { applicationTable, campaignTable, conventionTable, engagementTable, matchingTable, selectionTable, trainingTable, vacationTable } from '.';
import { Play } from '../testing/play';

const stage = (kind: string) => ({ stageKind: kind, stage: kind, person: 'camille', membership: 'membership' });

describe('an application', () => {
  it('lapses after thirty days of silence, reminded twice', () => {
    const play = new Play(applicationTable).tell('application.started', 'row', { person: 'camille' });
    play.days(31);
    expect(play.reminded).toHaveLength(2);
    expect(play.operations()).toEqual(['recruitment.application.lapse']);
    expect(play.tell('application.lapsed').ended).toBe('lapsed');
  });

  it('goes back and forth until it is complete', () => {
    const play = new Play(applicationTable).tell('application.started').tell('application.submitted').tell('application.marked-incomplete').tell('application.resubmitted').tell('application.screened');
    expect([play.steps(), play.ended]).toEqual([['drafting', 'screening', 'completing', 'screening'], 'screened']);
  });

  it('is refused by two persons: the second is waited for', () => {
    const play = new Play(applicationTable).tell('application.started').tell('application.submitted').tell('application.refusal-proposed');
    expect(play.wait).toMatchObject({ step: 'confirming-refusal', role: 'lead' });
    expect(play.tell('application.refused').ended).toBe('refused');
  });
});

describe('a selection', () => {
  const screened = () => new Play(selectionTable).tell('application.screened', 'row', { person: 'camille' });
  const booked = () => screened().tell('application.interview-scheduled', 'row', { slot: 'slot', interviewAt: '2024-02-05T13:00:00.000Z' });

  it('waits for a slot, the interview, two grids and an answer', () => {
    const play = booked().until('2024-02-05T13:30:00.000Z').tell('interview-slot.held', 'slot', { application: 'row' });
    play.tell('grid.assigned', 'grid-1', { member: 'doctor' }).tell('grid.assigned', 'grid-2', { member: 'user-rep', role: 'ru' });
    expect(play.wait).toMatchObject({ step: 'grids', role: 'professional', person: 'doctor', ends: { aggregate: 'grid', id: 'grid-1' } });
    play.tell('grid.submitted', 'grid-1');
    expect(play.wait).toMatchObject({ role: 'ru', person: 'user-rep', ends: { id: 'grid-2' } });
    play.tell('grid.submitted', 'grid-2').tell('application.interviewed').tell('application.deliberation-opened');
    expect(play.wait).toMatchObject({ step: 'deciding', role: 'coordinator' });
    expect(play.tell('application.accepted').ended).toBe('accepted');
  });

  it('reminds the author of a missing grid on the third day and hands it on on the seventh', () => {
    const play = booked().until('2024-02-05T14:00:00.000Z').tell('interview-slot.held', 'slot').tell('grid.assigned', 'g1', { member: 'doctor' }).tell('grid.assigned', 'g2', { member: 'user-rep' });
    play.tell('grid.submitted', 'g2');
    expect(play.wait?.person).toBe('doctor');
    play.days(4);
    expect(play.reminded.at(-1)).toMatch(/^2024-02-08T08/);
    play.days(4);
    expect(play.wait).toMatchObject({ role: 'coordinator', to: 'lead' });
    expect(play.wait?.sentence.fr).toContain('la coordination pour obtenir la grille d’entretien manquante');
  });

  it('asks the panel when the hour has passed, and starts again for somebody who did not come', () => {
    const play = booked().until('2024-02-05T13:00:00.000Z');
    expect(play.reminded).toHaveLength(2);
    expect(play.wait).toMatchObject({ step: 'interview', role: 'professional' });
    play.tell('interview-slot.missed', 'slot').tell('application.interview-missed');
    expect(play.wait).toMatchObject({ step: 'choosing', person: 'camille' });
  });

  it('follows an interview that moves', () => {
    const play = booked().tell('interview-slot.released', 'slot').tell('application.interview-moved', 'row', { slot: 'slot-2', interviewAt: '2024-03-05T13:00:00.000Z' });
    expect(play.wait).toMatchObject({ step: 'interview', due: '2024-03-05T13:00:00.000Z', ends: { id: 'slot-2' } });
  });
});

describe('a joint training', () => {
  it('is for the stage that opened and no other', () => {
    expect(new Play(trainingTable).tell('journey.stage-entered', 'journey', stage('matching')).step).toBeUndefined();
    expect(new Play(trainingTable).tell('journey.stage-entered', 'journey', stage('training')).step).toBe('inviting');
  });

  it('asks again after a declined invitation, and ends with the course', () => {
    const play = new Play(trainingTable).tell('journey.stage-entered', 'journey', stage('training'));
    play.tell('enrolment.invited', 'e1', { person: 'camille', membership: 'membership' }).tell('enrolment.declined', 'e1');
    expect(play.step).toBe('inviting');
    play.tell('enrolment.invited', 'e2').tell('enrolment.enrolled', 'e2').tell('enrolment.cancelled', 'e1');
    expect(play.step).toBe('attending');
    play.tell('enrolment.confirmed', 'e2', { ends: '2024-02-20' });
    expect(play.wait?.due).toBe('2024-02-20T20:00:00.000Z');
    play.until('2024-02-29T12:00:00.000Z');
    expect(play.wait).toMatchObject({ role: 'coordinator' });
    expect(play.tell('enrolment.attended', 'e2').tell('enrolment.completed', 'e2').ended).toBe('completed');
  });

  it('hears an invitation sent before the stage was open, once', () => {
    const play = new Play(trainingTable).tell('enrolment.invited', 'e1').tell('journey.stage-entered', 'journey', stage('training'));
    expect(play.steps()).toEqual(['answering']);
  });
});

describe('a choice of project', () => {
  it('ends with the assignment, even one confirmed first', () => {
    expect(new Play(matchingTable).tell('journey.stage-entered', 'journey', stage('matching')).tell('assignment.confirmed', 'a').ended).toBe('matched');
    expect(new Play(matchingTable).tell('assignment.confirmed', 'a').ended).toBe('matched');
  });
});

describe('a convention', () => {
  const terms = { person: 'camille', membership: 'membership', starts: '2024-03-01', ends: '2025-02-28' };
  const signer = (convention: string, role: string) => ({ convention, person: role, role });
  const sent = (id = 'c1', data: Record<string, unknown> = terms) => (play: Play) =>
    play.tell('convention.created', id, data).tell('convention.prepared', id, data).tell('convention.sent', id, data).tell('signature.notified', `${id}-1`, signer(id, 'partner'));
  const signed = (id = 'c1', data: Record<string, unknown> = terms) => (play: Play) =>
    play.tell('signature.signed', `${id}-1`).tell('convention.partially-signed', id).tell('signature.notified', `${id}-2`, signer(id, 'signatory')).tell('signature.signed', `${id}-2`).tell('convention.signed', id, data);
  const open = () => new Play(conventionTable).tell('journey.stage-entered', 'journey', stage('convention'));
  const active = () => signed()(sent()(open())).until('2024-03-01T00:00:00.000Z').tell('convention.activated', 'c1', terms);

  it('waits for each signer in turn and comes into force on its day', () => {
    const play = sent()(open());
    expect(play.wait).toMatchObject({ step: 'signing', role: 'partner', ends: { aggregate: 'signature', id: 'c1-1' } });
    play.tell('signature.signed', 'c1-1').tell('convention.partially-signed', 'c1').tell('signature.notified', 'c1-2', signer('c1', 'signatory'));
    expect(play.wait).toMatchObject({ step: 'signing', role: 'signatory', person: 'signatory' });
    play.tell('signature.signed', 'c1-2').tell('convention.signed', 'c1', terms).until('2024-03-01T06:00:00.000Z');
    expect(play.operations()).toEqual(['contracts.convention.activate']);
    expect(play.tell('convention.activated', 'c1', terms).step).toBe('active');
  });

  it('tells nobody twice, whether the sending or the signer is told first', () => {
    const play = open().tell('convention.created', 'c1', terms).tell('signature.notified', 'c1-1', signer('c1', 'partner')).tell('convention.sent', 'c1', terms);
    expect(play.waits.map((w) => w.step)).toEqual(['preparing', 'sending', 'signing']);
  });

  it('is voided when nobody signs for thirty days, and made again', () => {
    const play = sent()(open());
    play.days(31);
    expect(play.reminded).toHaveLength(3);
    expect(play.tasks).toEqual(['signing:coordinator']);
    expect(play.asked).toEqual([{ operation: 'contracts.convention.void', input: { id: 'c1', reason: 'EXPIRED' } }]);
    expect(play.tell('convention.voided', 'c1').step).toBe('preparing');
    expect(sent('c2')(play).step).toBe('signing');
  });

  it('is made again after a signer declined', () => {
    expect(sent()(open()).tell('signature.declined', 'c1-1').tell('convention.declined', 'c1').step).toBe('preparing');
  });

  it('announces its end ninety days before, reminds of the renewal, and expires; the membership is suspended once', () => {
    const play = active().until('2024-12-01T12:00:00.000Z');
    expect(play.operations().at(-1)).toBe('contracts.convention.announce-expiry');
    play.tell('convention.expiry-announced', 'c1');
    expect(play.wait).toMatchObject({ step: 'expiring', role: 'coordinator', due: '2025-02-28T23:00:00.000Z' });
    const before = play.reminded.length;
    play.until('2025-02-28T23:00:00.000Z');
    expect(play.reminded.length - before).toBe(3);
    expect(play.operations().at(-1)).toBe('contracts.convention.expire');
    play.tell('convention.expired', 'c1');
    expect(play.asked.at(-1)).toEqual({ operation: 'recruitment.membership.suspend', input: { id: 'membership', reason: 'CONVENTION_EXPIRED' } });
    sent('c2')(play);
    expect([play.step, play.operations().filter((o) => o.includes('suspend')).length]).toEqual(['signing', 1]);
    expect(signed('c2')(play).tell('convention.activated', 'c2', terms).step).toBe('active');
  });

  const NEXT = { ...terms, starts: '2025-03-01', ends: '2026-02-28', renews: 'c1' };

  it('is renewed in time: no gap, no overlap, nobody suspended', () => {
    const play = active().until('2024-12-10T12:00:00.000Z').tell('convention.expiry-announced', 'c1');
    play.tell('convention.created', 'c2', NEXT);
    expect(play.wait).toMatchObject({ step: 'renewing', ends: { id: 'c2' } });
    play.tell('convention.sent', 'c2', NEXT).tell('signature.notified', 'c2-1', signer('c2', 'partner'));
    expect(play.wait).toMatchObject({ step: 'countersigning', role: 'partner', due: '2025-02-28T23:00:00.000Z' });
    signed('c2', NEXT)(play);
    expect(play.step).toBe('handover');
    play.until('2025-03-01T00:00:00.000Z');
    expect(play.asked.at(-1)).toEqual({ operation: 'contracts.convention.renew', input: { id: 'c1' } });
    play.tell('convention.renewed', 'c1').tell('convention.activated', 'c2', NEXT);
    expect([play.step, play.memory.ids.current, play.operations().includes('recruitment.membership.suspend')]).toEqual(['active', 'c2', false]);
    play.until('2025-12-02T12:00:00.000Z');
    expect(play.asked.at(-1)).toEqual({ operation: 'contracts.convention.announce-expiry', input: { id: 'c2' } });
  });

  it('that is renewed early takes its place when the end is announced', () => {
    const play = active().tell('convention.created', 'c2', NEXT).tell('convention.sent', 'c2', NEXT).tell('signature.notified', 'c2-1', signer('c2', 'partner'));
    expect(play.step).toBe('active');
    expect(play.tell('convention.expiry-announced', 'c1').wait).toMatchObject({ step: 'countersigning', role: 'partner' });
  });

  it('whose renewal is not signed by the end expires, and the renewal may still be signed', () => {
    const play = sent('c2', NEXT)(active().tell('convention.expiry-announced', 'c1')).until('2025-03-01T00:00:00.000Z');
    expect(play.operations().at(-1)).toBe('contracts.convention.expire');
    play.tell('convention.expired', 'c1');
    expect(play.wait).toMatchObject({ step: 'signing', role: 'partner' });
    expect(play.operations().at(-1)).toBe('recruitment.membership.suspend');
    expect(signed('c2', NEXT)(play).step).toBe('starting');
  });

  it('ends at the end of a notice', () => {
    const play = active().tell('convention.notice-given', 'c1', { endsOn: '2024-05-31' }).until('2024-06-01T00:00:00.000Z');
    expect(play.asked.at(-1)).toEqual({ operation: 'contracts.convention.expire', input: { id: 'c1' } });
    expect(play.tell('convention.terminated', 'c1').step).toBe('uncovered');
    expect(play.tell('membership.ended', 'membership').ended).toBe('ended');
  });

  it('prepared before its stage is open is waited for from then on', () => {
    expect(new Play(conventionTable).tell('convention.created', 'c1', terms).tell('journey.stage-entered', 'journey', stage('convention')).steps()).toEqual(['sending']);
  });
});

describe('an engagement', () => {
  const active = () => new Play(engagementTable).tell('membership.activated', 'membership', { person: 'camille' });

  it('writes after six months of silence, calls after nine, asks again after twelve', () => {
    const play = active().days(370);
    expect([play.reminded.length, play.tasks]).toEqual([1, ['active:coordinator', 'active:coordinator']]);
  });

  it('counts from the last half-day', () => {
    const play = active().days(150).tell('vacation.done', 'v');
    play.days(150);
    expect([play.reminded, play.tasks]).toEqual([[], []]);
  });

  it('checks in at the return date of a pause, then every sixty days', () => {
    const play = active().tell('membership.paused', 'membership', { returns: '2024-02-10' }).until('2024-04-20T12:00:00.000Z');
    expect(play.tasks).toEqual(['paused:coordinator', 'paused:coordinator']);
    expect(play.tell('membership.resumed', 'membership').step).toBe('active');
  });

  it('reviews a suspension within fifteen days', () => {
    const play = active().tell('membership.suspended', 'membership').days(16);
    expect(play.wait).toMatchObject({ role: 'lead' });
    expect(play.tell('membership.reinstated', 'membership').step).toBe('active');
    expect(play.tell('membership.ended', 'membership').ended).toBe('ended');
  });

  it('waits for what is missing when the stage opens before the membership is active', () => {
    const play = new Play(engagementTable).tell('journey.stage-entered', 'journey', stage('engagement'));
    expect(play.wait).toMatchObject({ step: 'activating', ends: { aggregate: 'membership', id: 'membership' } });
    expect(play.tell('membership.activated', 'membership').step).toBe('active');
  });
});

describe('a half-day', () => {
  const planned = () => new Play(vacationTable).tell('vacation.planned', 'row', { person: 'camille', referent: 'referent', date: '2024-02-20', part: 'PM' });

  it('is confirmed, lived, declared and approved', () => {
    const play = planned().tell('vacation.confirmed').until('2024-02-20T17:00:00.000Z');
    expect(play.asked).toEqual([{ operation: 'matching.vacation.finish', input: { id: 'row' } }]);
    play.tell('vacation.done').tell('vacation.declared', 'row', {}, 'person:camille');
    expect(play.wait).toMatchObject({ step: 'approving', role: 'referent', person: 'referent' });
    expect(play.tell('vacation.approved').ended).toBe('approved');
  });

  it('nobody confirms is reminded twice, then three days before the coordinators call, then it is theirs', () => {
    const play = planned().until('2024-02-17T09:00:00.000Z');
    expect([play.reminded.length, play.tasks]).toEqual([2, ['confirming:coordinator']]);
    expect(play.until('2024-02-20T12:00:00.000Z').wait).toMatchObject({ step: 'confirming', role: 'coordinator' });
    expect(play.tell('vacation.cancelled-by-team').ended).toBe('cancelled-by-team');
  });

  it('declared by the referent with the signed sheet is not approved by them', () => {
    const play = planned().tell('vacation.confirmed').tell('vacation.done').tell('vacation.declared', 'row', {}, 'person:referent');
    expect(play.wait).toMatchObject({ step: 'approving', role: 'coordinator' });
    expect(play.wait?.person).toBeUndefined();
  });

  it('undeclared for sixty days is reviewed by the coordinators', () => {
    const play = planned().tell('vacation.confirmed').until('2024-02-20T17:00:00.000Z').tell('vacation.done');
    play.days(62);
    expect(play.wait).toMatchObject({ step: 'declaring', role: 'coordinator' });
    expect(play.wait?.sentence.fr).toContain('examiner la demi-journée restée sans déclaration');
    expect(play.tell('vacation.forfeited').ended).toBe('forfeited');
  });

  it('disputed is settled by the coordinators', () => {
    const play = planned().tell('vacation.confirmed').tell('vacation.done').tell('vacation.disputed');
    expect(play.wait).toMatchObject({ step: 'settling', role: 'coordinator' });
    expect(play.tell('vacation.rejected').ended).toBe('rejected');
  });
});

describe('a questionnaire', () => {
  it('opens on its day, reminds twice, closes after three weeks, and its results are reviewed', () => {
    const play = new Play(campaignTable).tell('campaign.created', 'row', { audience: 'PARTNER', opens: '2024-02-01' }).tell('campaign.scheduled', 'row', { opens: '2024-02-01' });
    play.until('2024-02-01T08:00:00.000Z').tell('campaign.opened');
    expect(play.wait).toMatchObject({ step: 'answering', role: 'partner' });
    expect(play.wait?.person).toBeUndefined();
    play.days(22);
    expect(play.operations()).toEqual(['evaluation.campaign.open', 'evaluation.campaign.close']);
    expect(play.reminded).toHaveLength(2);
    expect(play.tell('campaign.closed').wait).toMatchObject({ step: 'publishing', role: 'lead' });
    expect(play.tell('campaign.published').ended).toBe('published');
  });
});
