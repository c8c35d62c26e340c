import { newId, type TandemError } from '@tandem/kernel';
import { inboxOperations } from '@tandem/messages';
import { publicActor } from '@tandem/platform';
import { anAddress, fact, openWorld, person, until, type World } from '../testing/world';
import { aWait } from '../testing/samples';

const { waitOpen, waitRemind, waitHeard, messageSend, messageList, messageRead } = inboxOperations;
const code = (work: Promise<unknown>) => work.then(() => 'accepted', (e: TandemError) => e.code);

describe('letters', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-03-11T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());

  const message = async (personId: string) => (await world.rows<{ id: string; state: string; reason: string | null; sealed: string | null; tries: number }>('SELECT * FROM message WHERE person_id = $1 ORDER BY id', [personId]));
  const settled = (personId: string, n = 1) => until(() => message(personId), (rows) => rows.length >= n && rows.every((r) => r.state !== 'QUEUED'));
  const aCode = (to: string, key = `k-${newId()}`) => ({ person: to, organisation: newId(), key, template: 'one-time-code' as const, params: { code: '482913', minutes: 10, purpose: 'SIGNATURE' as const } });

  test('a reminder reaches the person, says the wait in the words of the register, and is told once', async () => {
    const to = world.person(anAddress());
    const wait = aWait({ person: to.id });
    await world.system(waitOpen, wait);
    expect(await world.system(waitHeard, { key: wait.key })).toEqual({ heard: false });
    await world.system(waitRemind, { key: wait.key, at: wait.reminders[0] });
    await world.system(waitRemind, { key: wait.key, at: wait.reminders[0] });
    const [mail] = await world.mailsTo(to.mail);
    expect(mail.text).toContain(wait.sentence.fr);
    expect(mail).toMatchObject({ subject: 'Un petit rappel', template: 'reminder', sentAt: '2024-03-11T08:00:00.000Z' });
    expect(mail.text).toContain('Bonjour Camille,');
    expect((await settled(to.id)).map((m) => m.state)).toEqual(['DELIVERED']);
    expect(await world.system(waitHeard, { key: wait.key })).toEqual({ heard: true });
    expect((await world.facts('message.delivered', { person: to.id })).map((f) => f.data.template)).toEqual(['reminder']);
  });

  test('several reminders of one person on one day are one letter, for a role to each who holds it', async () => {
    const organisation = newId();
    const [one, two] = [world.person(anAddress('une'), 'en'), world.person(anAddress('deux'))];
    for (const who of [one, two]) await world.hear(fact('grant.changed', { subject: newId(), organisation, data: { person: who.id, role: 'coordinator', granted: true } }));
    const left = world.person(anAddress('partie'));
    const grant = newId();
    await world.hear(fact('grant.changed', { subject: grant, organisation, data: { person: left.id, role: 'coordinator', granted: true } }));
    await world.hear(fact('grant.changed', { subject: grant, organisation, version: 2, time: '2024-03-05T08:00:00.000Z', data: { person: left.id, role: 'coordinator', granted: false } }));
    const waits = [1, 2].map((n) => aWait({ organisation, role: 'coordinator', person: undefined, sentence: { fr: `Attente ${n}.`, en: `Wait ${n}.` } }));
    for (const wait of waits) await world.system(waitOpen, wait);
    await Promise.all(waits.map((wait) => world.system(waitRemind, { key: wait.key, at: wait.reminders[0] })));
    const [english] = await world.mailsTo(one.mail);
    const [french] = await world.mailsTo(two.mail);
    expect(english.subject).toBe('A gentle reminder: 2 things await you');
    expect(french.text).toMatch(/- Attente [12]\.\n- Attente [12]\./);
    await settled(one.id);
    expect([(await world.mails(one.mail)).length, (await world.mails(two.mail)).length, (await message(left.id)).length]).toEqual([1, 1, 0]);
  });

  test('a survey’s reminder tells the other reminders of that day too: they are not told again', async () => {
    const organisation = newId();
    const to = world.person(anAddress());
    const [today, told] = [aWait({ organisation, person: to.id, reminders: ['2024-03-11T16:00:00.000Z'] }), aWait({ organisation, person: to.id, reminders: ['2024-03-11T08:00:00.000Z'], sentence: { fr: 'Déjà dit.', en: 'Told already.' } })];
    await world.system(waitOpen, told);
    await world.system(waitRemind, { key: told.key, at: told.reminders[0] });
    await world.system(waitOpen, today);
    const params = { link: 'http://127.0.0.1:3000/api/v1/surveys/abc', closes: '2024-04-01', anonymous: true };
    await world.system(messageSend, { person: to.id, organisation, template: 'survey-reminder', params, key: `survey/${newId()}/4` });
    expect(await world.system(waitRemind, { key: today.key, at: today.reminders[0] })).toMatchObject({ told: 0 });
    const survey = (await world.mailsTo(to.mail, 2)).find((m) => m.template === 'survey-reminder');
    expect(survey?.text).toContain(params.link);
    expect(survey?.text).toContain(`- ${today.sentence.fr}`);
    expect(survey?.text).not.toContain('Déjà dit');
    expect(await world.templatesOf(to.id)).toEqual(['reminder', 'survey-reminder']);
  });

  test('a mail that bounces is a fact and one task for the coordinators, and nobody was heard', async () => {
    const organisation = newId();
    const coordinator = world.person(anAddress('coord'));
    await world.hear(fact('grant.changed', { subject: newId(), organisation, data: { person: coordinator.id, role: 'coordinator', granted: true } }));
    const to = world.person(`bounce.${newId()}@exemple.fr`);
    const wait = aWait({ organisation, person: to.id });
    await world.system(waitOpen, wait);
    for (const at of wait.reminders) await world.system(waitRemind, { key: wait.key, at });
    expect((await settled(to.id, 2)).map((m) => [m.state, m.reason])).toEqual([['BOUNCED', 'MAIL_REFUSED'], ['BOUNCED', 'MAIL_REFUSED']]);
    expect(await world.facts('message.bounced', { person: to.id })).toMatchObject([{ data: { reason: 'MAIL_REFUSED', state: 'BOUNCED' } }, {}]);
    expect(await world.system(waitHeard, { key: wait.key })).toEqual({ heard: false });
    expect(await world.rows('SELECT kind, role, state FROM task WHERE person_id = $1', [to.id])).toEqual([{ kind: 'bounce', role: 'coordinator', state: 'OPEN' }]);
    expect((await world.mailsTo(coordinator.mail)).map((m) => m.template)).toEqual(['task-notice']);
    expect(await world.mails(to.mail)).toEqual([]);
  });

  test('somebody without an address gets a failed message and no mail', async () => {
    const to = world.person(null);
    await world.system(messageSend, aCode(to.id));
    expect(await settled(to.id)).toMatchObject([{ state: 'FAILED', reason: 'NO_ADDRESS' }]);
  });

  test('a code reaches its mailbox, is never readable in the tables, and is gone once it is out', async () => {
    const to = world.person(anAddress());
    world.directory.down(true);
    const input = aCode(to.id);
    await world.system(messageSend, input);
    const [waiting] = await until(() => message(to.id), (rows) => rows[0]?.tries > 0);
    // Recruitment is down: the letter waits, it is not failed.
    expect(waiting).toMatchObject({ state: 'QUEUED' });
    expect(waiting.sealed).toMatch(/^v1\./);
    expect((await world.platform.stillness()).busy).toBeGreaterThan(0);
    world.directory.down(false);
    const [mail] = await world.mailsTo(to.mail);
    expect(mail.text).toContain('482913');
    const [sent] = await settled(to.id);
    const dump = JSON.stringify(await world.rows('SELECT * FROM message WHERE person_id = $1', [to.id])) + JSON.stringify(await world.platform.source.query('SELECT event FROM outbox'));
    expect(dump).not.toContain('482913');
    expect(dump).not.toContain(to.mail);
    const read = await world.as(person(to.id), messageRead, { id: sent.id });
    expect(read).toMatchObject({ subject: 'Votre code à usage unique', text: null, state: 'DELIVERED' });
    // The same key again: the same letter.
    expect((await world.system(messageSend, { ...input, key: input.key })).id).toBe(sent.id);
    expect(await world.mails(to.mail)).toHaveLength(1);
  });

  test('a letter sent again after a crash is the same mail', async () => {
    const to = world.person(anAddress());
    await world.system(messageSend, aCode(to.id));
    await world.mailsTo(to.mail);
    const [row] = await settled(to.id);
    // As if the process had died between the server's 250 and our commit.
    await world.rows(`UPDATE message SET state = 'QUEUED', next_try_at = now() WHERE id = $1 RETURNING 1`, [row.id]);
    expect(await until(() => message(to.id), (rows) => rows[0].state === 'DELIVERED')).toMatchObject([{ state: 'DELIVERED' }]);
    expect(await world.mails(to.mail)).toHaveLength(1);
  });

  test('an application is acknowledged, what is missing is named, a refusal says where to read the reason', async () => {
    const to = world.person(anAddress());
    const [application, organisation, journey] = [newId(), newId(), newId()];
    const tell = (type: string, version: number, data: object) => world.hear(fact(type, { subject: application, organisation, journey, version, data: { state: 'X', from: null, person: to.id, ...data } }));
    await tell('application.submitted', 2, {});
    await tell('application.marked-incomplete', 3, { missing: ['BIRTH_DATE'] });
    await tell('application.refused', 4, { reason: 'OUTSIDE_CRITERIA' });
    const mails = await world.mailsTo(to.mail, 3);
    expect(mails.map((m) => m.template).sort()).toEqual(['application-incomplete', 'application-received', 'application-refused']);
    expect(mails.find((m) => m.template === 'application-incomplete')?.text).toContain('- votre date de naissance');
    expect(JSON.stringify(mails)).not.toContain('OUTSIDE_CRITERIA');
    expect((await world.rows<{ journey: string }>('SELECT DISTINCT journey FROM message WHERE person_id = $1', [to.id]))).toEqual([{ journey }]);
  });

  test('a vacation is a calendar invitation, and its cancellation takes it out', async () => {
    const [partner, referent] = [world.person(anAddress()), world.person(anAddress('referente'))];
    const vacation = newId();
    const data = { membership: newId(), person: partner.id, referent: referent.id, assignment: newId(), project: newId(), date: '2024-04-09', part: 'PM', remote: false, format: 'working-meeting', field: 'ORGANISATION', level: 'PARTNERSHIP', payableShare: 0 };
    const tell = (type: string, version: number, more: object) => world.hear(fact(type, { subject: vacation, organisation: newId(), version, data: { state: 'X', from: null, ...data, ...more } }));
    await tell('vacation.planned', 1, {});
    await world.mailsTo(partner.mail);
    await tell('vacation.cancelled-by-team', 2, { late: true, payableShare: 100 });
    const [invitation, cancellation] = await world.mailsTo(partner.mail, 2);
    for (const line of ['METHOD:REQUEST', `UID:${vacation}`, 'SEQUENCE:1', 'DTSTART;TZID=Europe/Paris:20240409T140000', 'BEGIN:VTIMEZONE']) expect(invitation.calendar).toContain(line);
    for (const line of ['METHOD:CANCEL', `UID:${vacation}`, 'SEQUENCE:2']) expect(cancellation.calendar).toContain(line);
    expect(cancellation.text).toContain('la demi-journée est due');
    expect(invitation.subject).toBe('Une demi-journée vous est proposée : mardi 9 avril 2024, après-midi');
    expect((await world.mailsTo(referent.mail)).map((m) => m.template)).toEqual(['vacation-cancelled']);
  });

  test('every signer gets a copy of an active convention', async () => {
    const [partner, signatory] = [world.person(anAddress()), world.person(anAddress('directrice'))];
    const [convention, organisation, membership] = [newId(), newId(), newId()];
    await world.hear(fact('signature.expected', { subject: newId(), organisation, data: { state: 'WAITING_TURN', from: null, convention, membership, person: signatory.id, role: 'signatory', order: 2, signers: 2 } }));
    await world.hear(fact('convention.activated', { subject: convention, organisation, version: 6, data: { state: 'ACTIVE', from: 'SIGNED', membership, person: partner.id, starts: '2024-04-01', ends: '2025-03-31', sites: [] } }));
    for (const to of [partner, signatory]) expect((await world.mailsTo(to.mail)).map((m) => m.template)).toEqual(['convention-active']);
  });

  test('nothing more is written to somebody who died, nor about a journey to somebody who withdrew from it', async () => {
    const [dead, gone] = [world.person(anAddress()), world.person(anAddress())];
    const organisation = newId();
    const journey = newId();
    await world.hear(fact('membership.ended', { subject: newId(), organisation, data: { state: 'ENDED', from: 'ACTIVE', person: dead.id, reason: 'DECEASED' } }));
    await world.hear(fact('application.withdrawn', { subject: newId(), organisation, journey, data: { state: 'WITHDRAWN', from: 'SUBMITTED', person: gone.id } }));
    expect(await world.system(messageSend, { ...aCode(dead.id), organisation })).toMatchObject({ state: 'STOPPED' });
    const wait = aWait({ organisation, journey, person: gone.id });
    await world.system(waitOpen, wait);
    await world.system(waitRemind, { key: wait.key, at: wait.reminders[0] });
    expect((await world.mailsTo(gone.mail)).map((m) => m.template)).toEqual(['application-withdrawn']);
    await settled(gone.id);
    expect([(await message(dead.id)).length, (await message(gone.id)).length]).toEqual([0, 1]);
  });

  test('the office reads the log without the letters, a person their own, and only a sign-in link is asked for without a name', async () => {
    const organisation = newId();
    const to = world.person(anAddress());
    await world.system(messageSend, { ...aCode(to.id), organisation });
    await settled(to.id);
    const log = await world.as(person(newId(), { role: 'coordinator', organisation }), messageList, {});
    expect(log.items).toMatchObject([{ person: to.id, template: 'one-time-code', state: 'DELIVERED' }]);
    expect(JSON.stringify(log)).not.toMatch(/sealed|482913/);
    expect((await world.as(person(to.id), messageList, {})).items).toHaveLength(1);
    expect((await world.as(person(newId(), { role: 'coordinator', organisation: newId() }), messageList, {})).items).toEqual([]);
    expect(await code(world.as(person(newId()), messageRead, { id: log.items[0].id }))).toBe('NOT_FOUND');
    expect(await code(world.as(publicActor, messageSend, aCode(to.id)))).toBe('FORBIDDEN');
    expect(await code(world.as(publicActor, messageSend, { person: to.id, key: `k-${newId()}`, template: 'magic-link', params: { link: 'http://127.0.0.1:3000/l/1', minutes: 15 } }))).toBe('accepted');
  });

  test('the mailbox is a page one can read', async () => {
    const to = world.person(anAddress());
    await world.system(messageSend, aCode(to.id));
    const [mail] = await world.mailsTo(to.mail);
    const list = await (await fetch(`${world.mailbox}/?to=${encodeURIComponent(to.mail)}`)).text();
    expect(list).toContain(`<a href="/mails/${mail.id}">Votre code à usage unique</a>`);
    expect(await (await fetch(`${world.mailbox}/mails/${mail.id}`)).text()).toContain('482913');
    expect((await fetch(`${world.mailbox}/mails/999999999`)).status).toBe(404);
    expect(((await (await fetch(`${world.mailbox}/api/mails?to=${encodeURIComponent(to.mail)}&after=${mail.id}`)).json()) as { items: unknown[] }).items).toEqual([]);
  });
});
