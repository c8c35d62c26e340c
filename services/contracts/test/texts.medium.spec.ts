import { newId } from '@tandem/kernel';
import { contractsOperations as ops, operationName, summaryOperations, type Operation } from '@tandem/messages';
import { House, refusal } from './house';

describe('templates and charters', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  const articles = (text: string) => [{ heading: 'Objet', paragraphs: [{ text }] }];
  const create = (text: string) => house.office(ops.templateCreate, { organisation: house.organisation, title: 'Convention', articles: articles(text) });

  test('editions count up per language; a published one is frozen, then retired', async () => {
    const [a, b] = [await house.office(ops.templateCreateDefault, { organisation: house.organisation }), await house.office(ops.templateCreateDefault, { organisation: house.organisation })];
    expect([(await house.office(ops.templateGet, { id: a.id })).edition, (await house.office(ops.templateGet, { id: b.id })).edition]).toEqual([1, 2]);
    await expect(house.office(ops.templatePublish, { id: a.id }, a.version)).resolves.toMatchObject({ state: 'PUBLISHED', allowed: ['retire'] });
    expect(await refusal(house.office(ops.templatePublish, { id: a.id }, 2))).toBe('ILLEGAL_TRANSITION');
    await expect(house.office(ops.templateRetire, { id: a.id }, 2)).resolves.toMatchObject({ state: 'RETIRED', allowed: [] });
    const list = await house.office(ops.templateList, { state: 'DRAFT' });
    expect(list.items.map((t) => t.id)).toEqual([b.id]);
    expect((await house.facts(a.id)).map((f) => f.type)).toEqual(['template.created.v1', 'template.published.v1', 'template.retired.v1']);
  });

  test('the same charter text has the same hash, in both languages it can be published', async () => {
    for (const language of ['fr', 'en'] as const) {
      const [a, b] = [await house.office(ops.charterCreateDefault, { organisation: house.organisation, language }), await house.office(ops.charterCreateDefault, { organisation: house.organisation, language })];
      const [x, y] = [await house.office(ops.charterGet, { id: a.id }), await house.office(ops.charterGet, { id: b.id })];
      expect(x.sha256).toBe(y.sha256);
      expect(await refusal(house.office(ops.charterPublish, { id: a.id }, a.version))).toBe('accepted');
      const template = await house.office(ops.templateCreateDefault, { organisation: house.organisation, language });
      expect(await refusal(house.office(ops.templatePublish, { id: template.id }, template.version))).toBe('accepted');
    }
  });

  test('a variable nobody knows, a pasted bank account, a stranger or a partner are refused', async () => {
    expect(await refusal(create('Entre {partner} et {etablissement}'))).toBe('UNKNOWN_VARIABLE');
    expect(await refusal(create('Compte FR76 3000 6000 0112 3456 7890 189'))).toBe('IDENTIFIER_IN_TEXT');
    expect(await refusal(create('Entre {partner} et {establishment}'))).toBe('accepted');
    expect(await refusal(house.as(newId(), ops.templateCreateDefault, { organisation: house.organisation }, { roles: ['partner'] }))).toBe('FORBIDDEN');
    expect(await refusal(house.office(ops.templateCreateDefault, { organisation: newId() }))).toBe('FORBIDDEN');
  });

  test('every operation of contracts is served, and every example is a valid input', () => {
    const declared = [...Object.values(ops), summaryOperations.contracts] as Operation[];
    expect([...house.platform.server.names()].sort()).toEqual(declared.map(operationName).sort());
    for (const op of declared) expect([operationName(op), op.input.safeParse(op.example).success]).toEqual([operationName(op), true]);
  });
});
