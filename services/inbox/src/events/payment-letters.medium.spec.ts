import { newId } from '@tandem/kernel';
import { anAddress, fact, openWorld, type World } from '../testing/world';

describe('letters about money', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-07-01T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());

  const aBatch = (lines: number) => {
    const [organisation, batch] = [newId(), newId()];
    const sum = (verb: string, person: string, more: object = {}) => world.hear(fact(`payable.${verb}`, {
      subject: newId(), organisation, version: 3, journey: newId(),
      data: { state: verb.toUpperCase(), from: 'IN_BATCH', kind: 'INDEMNITY', membership: newId(), person, date: '2024-06-05', amountCents: 4000, batch, ...(verb === 'paid' ? { paidOn: '2024-07-02' } : {}), ...more },
    }));
    const reconciled = (returnedLines?: number) => world.hear(fact('batch.reconciled', { subject: batch, organisation, version: 8, data: { state: 'RECONCILED', from: 'ACKNOWLEDGED', payer: newId(), route: 'VACATAIRE_FPH', lines, totalCents: 4000 * lines, returnedLines } }));
    return { sum, reconciled };
  };

  test('a batch is one letter per person, with each sum and their total, once it is reconciled', async () => {
    const [one, two] = [world.person(anAddress()), world.person(anAddress(), 'en')];
    const { sum, reconciled } = aBatch(4);
    await sum('paid', one.id);
    await sum('paid', one.id, { date: '2024-06-12' });
    await sum('paid', one.id, { kind: 'EXPENSE', date: '2024-06-12', amountCents: 1850 });
    expect(await world.templatesOf(one.id)).toEqual([]);
    await sum('paid', two.id);
    await reconciled();
    const [mail] = await world.mailsTo(one.mail);
    expect(mail.subject).toBe('Versement de 98,50\u00a0€');
    expect(mail.text).toContain('98,50\u00a0€ vous ont été versés le mardi 2 juillet 2024 :');
    for (const line of ['- indemnité pour le mercredi 5 juin 2024 : 40,00\u00a0€', '- remboursement de frais pour le mercredi 12 juin 2024 : 18,50\u00a0€']) expect(mail.text).toContain(line);
    expect((await world.mailsTo(two.mail))[0].text).toMatch(/€40\.00 was paid to you on Tuesday,? 2 July 2024:/);
    expect([await world.templatesOf(one.id), await world.templatesOf(two.id)]).toEqual([['payment-made'], ['payment-made']]);
  });

  test('a sum heard after its batch is reconciled completes the letter instead of making another', async () => {
    const to = world.person(anAddress());
    const { sum, reconciled } = aBatch(2);
    await sum('paid', to.id);
    await reconciled();
    expect(await world.templatesOf(to.id)).toEqual([]);
    await sum('paid', to.id);
    expect((await world.mailsTo(to.mail)).map((m) => m.subject)).toEqual(['Versement de 80,00\u00a0€']);
  });

  test('payments that come back are told once per batch and at once; the others of the batch are still told as paid', async () => {
    const [back, paid] = [world.person(anAddress()), world.person(anAddress())];
    const { sum, reconciled } = aBatch(3);
    for (const date of ['2024-06-05', '2024-06-12']) await sum('returned', back.id, { date, reason: 'AC04' });
    await sum('paid', paid.id);
    await reconciled(2);
    const [mail] = await world.mailsTo(back.mail);
    expect(mail.text).toContain('cette somme vous reste due');
    expect(mail.text).not.toMatch(/AC04|40,00/);
    expect([await world.templatesOf(back.id), await world.templatesOf(paid.id)]).toEqual([['payment-returned'], ['payment-made']]);
  });

  test('a sum reversed is told at once; netted in a later transfer, it is said what was taken back and why', async () => {
    const to = world.person(anAddress());
    const { sum, reconciled } = aBatch(2);
    const wrong = { batch: newId(), date: '2024-05-15', amountCents: 1500, reason: 'NOT_DONE' };
    const reversed = fact('payable.reversed', { subject: newId(), organisation: newId(), version: 5, data: { state: 'REVERSED', from: 'PAID', kind: 'INDEMNITY', membership: newId(), person: to.id, ...wrong } });
    await world.hear(reversed);
    await sum('paid', to.id);
    await sum('paid', to.id, { date: wrong.date, amountCents: -1500, reverses: reversed.subject });
    await reconciled();
    const mails = await world.mailsTo(to.mail, 2);
    const [told, netted] = ['payment-reversed', 'payment-made'].map((name) => mails.find((m) => m.template === name));
    expect(told?.text).toContain('indemnité pour le mercredi 15 mai 2024, 15,00\u00a0€ (ce qu’elle payait n’a finalement pas eu lieu).');
    expect(told?.text).toContain('elle sera déduite d’un prochain versement');
    expect(netted?.subject).toBe('Versement de 25,00\u00a0€');
    expect(netted?.text).toContain('- à déduire, indemnité pour le mercredi 15 mai 2024 : 15,00\u00a0€ (ce qu’elle payait n’a finalement pas eu lieu)');
  });

  test('a claim’s decision says what is refunded, and what was not in plain words', async () => {
    const to = world.person(anAddress());
    const decided = (verb: string, data: object) => world.hear(fact(`claim.${verb}`, { subject: newId(), organisation: newId(), version: 4, data: { state: 'X', from: 'CHECKED', membership: newId(), person: to.id, ...data } }));
    await decided('approved', { lines: 2, approvedCents: 2310 });
    await decided('partly-approved', { lines: 3, approvedCents: 1500, reason: 'UNREADABLE_PROOF' });
    await decided('rejected', { lines: 1, approvedCents: 0, reason: 'OUTSIDE_MEAL_TIME' });
    await decided('rejected', { lines: 1, approvedCents: 0, reason: 'OTHER' });
    await decided('info-requested', { lines: 1, missing: ['READABLE_PROOF'], reason: 'READABLE_PROOF' });
    await decided('reopened', { lines: 1 });
    const texts = (await world.mailsTo(to.mail, 6)).map((m) => m.text).join('\n');
    for (const said of ['acceptée : 23,10\u00a0€ vous seront remboursés', 'La raison, pour au moins une ligne : un justificatif n’est pas lisible.', 'La raison : l’absence ne couvrait pas l’heure du repas.', '- un justificatif plus lisible', 'Votre note de frais est rouverte']) expect(texts).toContain(said);
    expect(texts).not.toMatch(/UNREADABLE|READABLE_|OUTSIDE|OTHER/);
  });

  test('whenever bank details move the person is warned, whoever moved them, and nothing of the account is in the letter', async () => {
    const to = world.person(anAddress());
    const organisation = newId();
    const [first, second] = [newId(), newId()];
    const tell = (verb: string, subject: string, version: number, data: object) => world.hear(fact(`bank-details.${verb}`, { subject, organisation, version, data: { state: verb.toUpperCase(), from: null, person: to.id, ...data } }));
    await tell('entered', first, 1, { usableFrom: '2024-03-04T08:00:00.000Z' });
    await tell('verified', first, 2, { usableFrom: '2024-03-04T08:00:00.000Z' });
    await tell('replaced', first, 3, {});
    await tell('entered', second, 1, { usableFrom: '2024-03-07T08:00:00.000Z' });
    await tell('rejected', second, 2, { reason: 'HOLDER_DISAGREES', usableFrom: '2024-03-07T08:00:00.000Z' });
    const mails = await world.mailsTo(to.mail, 4);
    expect(mails.map((m) => m.subject).sort()).toEqual(['Vos coordonnées bancaires ont changé', 'Vos coordonnées bancaires sont enregistrées', 'Vos coordonnées bancaires sont vérifiées', 'Vos coordonnées bancaires sont à revoir']);
    for (const { text } of mails) expect(text).toContain('Si cela ne vient pas de vous');
    const changed = mails.find((m) => m.subject.endsWith('ont changé'));
    expect(changed?.text).toContain('aucun versement n’y sera fait avant le jeudi 7 mars 2024 à 09:00.');
    expect(mails.filter((m) => m.text.includes('Par sécurité'))).toHaveLength(1);
    expect(await world.templatesOf(to.id)).toEqual(['bank-details-entered', 'bank-details-verified', 'bank-details-entered', 'bank-details-rejected']);
  });
});
