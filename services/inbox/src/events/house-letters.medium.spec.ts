import { newId } from '@tandem/kernel';
import { anAddress, fact, openWorld, type World } from '../testing/world';

describe('letters about conventions, seats and structures', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-05-13T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());
  const tell = (type: string, subject: string, data: object, more: object = {}) => world.hear(fact(type, { subject, organisation: newId(), data: { state: 'X', from: null, ...data }, ...more }));

  test('a convention suspended and in force again is told to the partner and the signers; an amended one by the convention that takes its place', async () => {
    const [partner, signer] = [world.person(anAddress()), world.person(anAddress())];
    const [old, next] = [newId(), newId()];
    const data = { membership: newId(), person: partner.id, starts: '2024-05-01', ends: '2026-04-30', sites: [] };
    for (const convention of [old, next]) await tell('signature.signed', newId(), { convention, membership: data.membership, person: signer.id, role: 'referent', order: 2, signers: 2, state: 'SIGNED' });
    await tell('convention.suspended', old, { ...data, state: 'SUSPENDED', from: 'ACTIVE', reason: 'INVESTIGATION' }, { version: 7 });
    await tell('convention.reinstated', old, { ...data, state: 'ACTIVE', from: 'SUSPENDED' }, { version: 8 });
    await tell('convention.amended', old, { ...data, state: 'AMENDED', from: 'ACTIVE' }, { version: 9 });
    await tell('convention.activated', next, { ...data, starts: '2024-06-01', state: 'ACTIVE', from: 'SIGNED', amends: old }, { version: 6 });
    for (const person of [partner, signer]) expect(await world.templatesOf(person.id)).toEqual(['convention-suspended', 'convention-reinstated', 'convention-active']);
    const texts = (await world.mailsTo(partner.mail, 3)).map((m) => m.text).join('\n');
    expect(texts).toContain('jusqu’au jeudi 30 avril 2026. Les demi-journées peuvent reprendre.');
    expect(texts).toContain('Elle remplace la précédente, sans interruption');
    expect(texts).not.toContain('INVESTIGATION');
  });

  test('a seat is told to whoever is put forward, has it and leaves it; a former partner hears that they stay in touch', async () => {
    const [seated, other] = [world.person(anAddress()), world.person(anAddress())];
    const seat = { body: 'comite-de-pilotage', membership: newId() };
    await tell('seat.nominated', newId(), { ...seat, person: seated.id, state: 'NOMINATED' });
    await tell('seat.appointed', newId(), { ...seat, person: seated.id, state: 'APPOINTED', from: 'NOMINATED', starts: '2024-06-01', ends: '2027-05-31' });
    await tell('seat.ended', newId(), { ...seat, person: other.id, state: 'ENDED', from: 'NOMINATED', reason: 'NOT_CHOSEN' });
    await tell('seat.ended', newId(), { ...seat, state: 'ENDED', from: 'VACANT' });
    await tell('membership.kept-as-alumni', newId(), { person: other.id, state: 'ALUMNI', from: 'ENDED' });
    const [nominated, appointed] = await world.mailsTo(seated.mail, 2);
    expect([nominated.template, appointed.template].sort()).toEqual(['seat-appointed', 'seat-nominated']);
    expect(`${nominated.text}${appointed.text}`).toContain('« comite de pilotage », à partir du samedi 1 juin 2024, jusqu’au lundi 31 mai 2027.');
    expect((await world.mailsTo(other.mail, 2)).map((m) => m.subject).sort()).toEqual(['Nous restons en lien', 'Réponse pour un siège']);
  });

  test('an agreement signed is told to the coordinators but to the one who did it', async () => {
    const [did, other, elsewhere] = [world.person(anAddress()), world.person(anAddress()), world.person(anAddress())];
    const organisation = newId();
    const holds = (person: string, role: string) => tell('grant.changed', newId(), { person, role, granted: true }, { organisation });
    await holds(did.id, 'coordinator');
    await holds(other.id, 'coordinator');
    await holds(elsewhere.id, 'direction');
    for (const verb of ['signed', 'activated']) await tell(`structure-agreement.${verb}`, newId(), { partnerOrganisation: newId(), state: verb.toUpperCase() }, { organisation, actor: `person:${did.id}` });
    expect(await Promise.all([did, other, elsewhere].map((p) => world.templatesOf(p.id)))).toEqual([[], ['structure-signed', 'structure-active'], []]);
  });
});
