import { newId } from '@tandem/kernel';
import { anAddress, fact, openWorld, until, type World } from '../testing/world';

describe('letters about projects', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-05-13T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());

  const aPlace = (organisation = newId()) => {
    const project = newId();
    const tell = (type: string, subject: string, data: object, more: object = {}) => world.hear(fact(type, { subject, organisation, data: { state: 'X', from: null, ...data }, ...more }));
    return { organisation, project, tell, opened: () => tell('project.opened', project, { field: 'TEACHING', starts: '2024-06-03', ends: '2024-12-20' }) };
  };

  test('a project proposed is told by its field and dates, never by its title; the team’s no is told without a reason', async () => {
    const { project, tell, opened } = aPlace();
    const to = world.person(anAddress());
    const [proposal, data] = [newId(), { project, membership: newId(), person: to.id }];
    await opened();
    await tell('proposal.suggested', proposal, { ...data, state: 'SUGGESTED' });
    await tell('proposal.proposed', proposal, { ...data, state: 'PROPOSED', from: 'SUGGESTED' }, { version: 2 });
    await tell('proposal.refused-by-team', proposal, { ...data, state: 'REFUSED_BY_TEAM', from: 'ACCEPTED', reason: 'PROFILE' }, { version: 4 });
    const mails = await world.mailsTo(to.mail, 2);
    expect(mails.map((m) => m.template).sort()).toEqual(['proposal-not-retained', 'proposal-proposed']);
    expect(mails.find((m) => m.template === 'proposal-proposed')?.text).toContain('un projet dans le champ de l’enseignement, du lundi 3 juin 2024 au vendredi 20 décembre 2024.');
    expect(JSON.stringify(mails)).not.toContain('PROFILE');
  });

  test('a proposal withdrawn by the coordination is told to who had heard of it; one that falls with a pause or a suggestion nobody saw is not', async () => {
    const { project, tell } = aPlace();
    const [asked, paused, unaware] = [world.person(anAddress()), world.person(anAddress()), world.person(anAddress())];
    const withdraw = (person: string, from: string, actor: string) => tell('proposal.withdrawn', newId(), { project, membership: newId(), person, state: 'WITHDRAWN', from }, { actor });
    await withdraw(paused.id, 'PROPOSED', 'system:matching/MembershipFacts.keep');
    await withdraw(unaware.id, 'SUGGESTED', `person:${newId()}`);
    await withdraw(asked.id, 'ACCEPTED', `person:${newId()}`);
    expect(await Promise.all([asked, paused, unaware].map((p) => world.templatesOf(p.id)))).toEqual([['proposal-withdrawn'], [], []]);
  });

  test('a place in a project is one letter, though two facts tell it', async () => {
    const { project, tell, opened } = aPlace();
    const to = world.person(anAddress(), 'en');
    const [proposal, assignment, data] = [newId(), newId(), { project, membership: newId(), person: to.id }];
    await opened();
    await tell('assignment.confirmed', assignment, { ...data, state: 'CONFIRMED', proposal, starts: '2024-06-03', ends: '2024-12-20' });
    await tell('proposal.confirmed', proposal, { ...data, state: 'CONFIRMED', from: 'ACCEPTED', assignment }, { version: 4 });
    const [mail] = await world.mailsTo(to.mail);
    expect(mail.subject).toBe('Your place in a project is confirmed');
    expect(mail.text).toMatch(/you join a project in the field of teaching, from Monday,? 3 June 2024 to Friday,? 20 December 2024\./);
    expect(await world.templatesOf(to.id)).toEqual(['project-joined']);
  });

  test('a project that rests or starts again is told to those who have a place in it, and to nobody else', async () => {
    const { project, tell, opened } = aPlace();
    const [inIt, gone] = [world.person(anAddress()), world.person(anAddress())];
    const place = (verb: string, person: string) => tell(`assignment.${verb}`, newId(), { project, membership: newId(), person, state: verb === 'confirmed' ? 'CONFIRMED' : 'REPLACED', reason: 'PARTNER_WISH', starts: '2024-06-03', ends: '2024-12-20' });
    await opened();
    await place('confirmed', inIt.id);
    await place('replaced', gone.id);
    await tell('project.paused', project, { state: 'PAUSED', from: 'RUNNING', reason: 'REORGANISATION', field: 'TEACHING', starts: '2024-06-03', ends: '2024-12-20' }, { version: 8 });
    await tell('project.resumed', project, { state: 'RUNNING', from: 'PAUSED', field: 'TEACHING', starts: '2024-06-03', ends: '2024-12-20' }, { version: 9 });
    expect([await world.templatesOf(inIt.id), await world.templatesOf(gone.id)]).toEqual([['project-joined', 'project-paused', 'project-resumed'], ['project-left']]);
    const texts = (await world.mailsTo(inIt.mail, 3)).map((m) => m.text).join('\n');
    expect(texts).toContain('un projet dans le champ de l’enseignement, du lundi 3 juin 2024');
    expect(texts).not.toContain('REORGANISATION');
  });

  test('the end of a place is one letter that fits how it ended; a membership that is over has its own', async () => {
    const { project, tell, opened } = aPlace();
    const end = async (verb: string, state: string, reason?: string, byThemselves = false) => {
      const who = world.person(anAddress());
      await tell(`assignment.${verb}`, newId(), { project, membership: newId(), person: who.id, state, from: 'ACTIVE', reason }, byThemselves ? { actor: `person:${who.id}` } : {});
      return who;
    };
    await opened();
    await tell('project.closed', project, { state: 'CLOSED', from: 'CLOSING', field: 'TEACHING' }, { version: 8 });
    const [done, stopped, wished, moved, left] = [
      await end('completed', 'COMPLETED'), await end('ended-early', 'ENDED_EARLY', 'PROJECT_ENDED'), await end('ended-early', 'ENDED_EARLY', 'OTHER', true),
      await end('replaced', 'REPLACED', 'TEAM_WISH'), await end('ended-early', 'ENDED_EARLY', 'MEMBERSHIP_ENDED'),
    ];
    expect(await Promise.all([done, stopped, wished, moved, left].map((p) => world.templatesOf(p.id)))).toEqual([['project-completed'], ['project-stopped'], ['project-left'], ['project-left'], []]);
    expect((await world.mailsTo(done.mail))[0].text).toContain('Merci pour ce que vous y avez apporté');
    const subjects = await Promise.all([wished, moved].map(async (p) => (await world.mailsTo(p.mail))[0].subject));
    expect(subjects).toEqual(['C’est noté : vous quittez un projet', 'Votre place dans un projet prend fin']);
  });

  /** Five people of a call and one result: who ranked and has a project, who ranked and has none, who only applied, who is paused, who has a project already. */
  async function aSpeedDating() {
    const place = aPlace();
    const { tell, project, opened } = place;
    const [dating, call] = [newId(), newId()];
    await opened();
    const member = async (state: string, ranks: boolean) => {
      const [who, membership, application] = [world.person(anAddress()), newId(), newId()];
      await tell('application.accepted', application, { state: 'ACCEPTED', from: 'DELIBERATION', person: who.id, call });
      await tell('membership.opened', membership, { state, from: null, person: who.id, application });
      if (ranks) await tell('ranking.submitted', newId(), { speedDating: dating, side: 'PARTNER', membership });
      return { ...who, membership };
    };
    const people = {
      matched: await member('ONBOARDING', true), ranked: await member('ONBOARDING', true), applied: await member('ACTIVE', false),
      paused: await member('PAUSED', true), busy: await member('ACTIVE', false),
    };
    const assign = (membership: string, person: string, speedDating?: string) => tell('assignment.confirmed', newId(), { state: 'CONFIRMED', project, membership, person, speedDating, starts: '2024-06-03', ends: '2024-12-20' });
    await assign(people.busy.membership, people.busy.id);
    const letters = async () => Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, p]) => [name, (await world.templatesOf(p.id)).filter((t) => !/^(application|membership)/.test(t))])));
    return {
      people, letters,
      publish: () => tell('speed-dating.published', dating, { state: 'PUBLISHED', from: 'COMPUTED', call, projects: [project], matched: 1, unmatched: 3 }, { version: 5 }),
      assign: () => assign(people.matched.membership, people.matched.id, dating),
    };
  }
  const RESULT = { matched: ['project-joined'], ranked: ['meeting-without-project'], applied: ['meeting-without-project'], paused: [], busy: ['project-joined'] };

  test('the result of a speed-dating reaches each partner: a project, or that none was found and what comes next', async () => {
    const { people, letters, publish, assign } = await aSpeedDating();
    await publish();
    // Until its assignments are heard, nobody can be told that there is nothing for them.
    expect(await letters()).toEqual({ matched: [], ranked: [], applied: [], paused: [], busy: ['project-joined'] });
    await assign();
    expect(await letters()).toEqual(RESULT);
    const joined = await until(() => world.mails(people.matched.mail), (m) => m.some((x) => x.template === 'project-joined'));
    expect(joined.map((m) => m.subject)).toContain('Le résultat des rencontres : un projet pour vous');
    const none = (await until(() => world.mails(people.ranked.mail), (m) => m.some((x) => x.template === 'meeting-without-project'))).find((m) => m.template === 'meeting-without-project');
    expect(none?.text).toContain('Ce n’est pas un refus');
  });

  test('the same result is told when the assignments are heard before the publication', async () => {
    const { letters, publish, assign } = await aSpeedDating();
    await assign();
    await publish();
    expect(await letters()).toEqual(RESULT);
  });
});
