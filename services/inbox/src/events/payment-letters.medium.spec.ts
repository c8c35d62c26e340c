import { newId } from '@tandem/kernel';
import { anAddress, fact, openWorld, until, type World } from '../testing/world';

describe('letters about money', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-07-01T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());

  const mailsTo = (mail: string, n = 1) => until(() => world.mails(mail), (m) => m.length >= n);
  const templatesOf = async (person: string) => (await world.rows<{ template: string }>('SELECT template FROM message WHERE person_id = $1 ORDER BY id', [person])).map((r) => r.template);
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
    expect(await templatesOf(one.id)).toEqual([]);
    await sum('paid', two.id);
    await reconciled();
    const [mail] = await mailsTo(one.mail);
    expect(mail.subject).toBe('Versement de 98,50\u00a0€');
    expect(mail.text).toContain('98,50\u00a0€ vous ont été versés le mardi 2 juillet 2024 :');
    for (const line of ['- indemnité pour le mercredi 5 juin 2024 : 40,00\u00a0€', '- remboursement de frais pour le mercredi 12 juin 2024 : 18,50\u00a0€']) expect(mail.text).toContain(line);
    expect((await mailsTo(two.mail))[0].text).toMatch(/€40\.00 was paid to you on Tuesday,? 2 July 2024:/);
    expect([await templatesOf(one.id), await templatesOf(two.id)]).toEqual([['payment-made'], ['payment-made']]);
  });

  test('a sum heard after its batch is reconciled completes the letter instead of making another', async () => {
    const to = world.person(anAddress());
    const { sum, reconciled } = aBatch(2);
    await sum('paid', to.id);
    await reconciled();
    expect(await templatesOf(to.id)).toEqual([]);
    await sum('paid', to.id);
    expect((await mailsTo(to.mail)).map((m) => m.subject)).toEqual(['Versement de 80,00\u00a0€']);
  });

  test('payments that come back are told once per batch and at once; the others of the batch are still told as paid', async () => {
    const [back, paid] = [world.person(anAddress()), world.person(anAddress())];
    const { sum, reconciled } = aBatch(3);
    for (const date of ['2024-06-05', '2024-06-12']) await sum('returned', back.id, { date, reason: 'AC04' });
    await sum('paid', paid.id);
    await reconciled(2);
    const [mail] = await mailsTo(back.mail);
    expect(mail.text).toContain('cette somme vous reste due');
    expect(mail.text).not.toMatch(/AC04|40,00/);
    expect([await templatesOf(back.id), await templatesOf(paid.id)]).toEqual([['payment-returned'], ['payment-made']]);
  });
});
