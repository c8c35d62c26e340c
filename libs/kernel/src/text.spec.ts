import fc from 'fast-check';
import { TandemError } from './errors';
import { assertNoIdentifiers, findIdentifiers } from './text';

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** A NIR with its key, computed with big integers. */
const nir = (body: string): string => body + pad(Number(97n - (BigInt(body.replace('2A', '19').replace('2B', '18')) % 97n)), 2);
const group = (n: string): string => n.replace(/^(.)(..)(..)(..)(...)(...)(..)?$/, '$1 $2 $3 $4 $5 $6 $7').trim();
const body = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.nat(99), fc.integer({ min: 1, max: 12 }), fc.constantFrom('06', '13', '2A', '2B', '75', '97', '99'), fc.nat(999), fc.nat(999))
  .map(([sex, year, month, dept, commune, order]) => `${sex}${pad(year, 2)}${pad(month, 2)}${dept}${pad(commune, 3)}${pad(order, 3)}`);

describe('identifiers pasted in a free text', () => {
  it('finds a social security number however it is written', () => {
    for (const text of ['255081416802538', '2 55 08 14 168 025 38', 'mon numéro : 2.55.08.14.168.025.38, merci', '2-55-08-14-168-025 38', '2550814168025', '2 55 08 14 168 025', '２５５０８１４１６８０２５３８', '2\u00a055\u202f08\u00a014\u00a0168\u00a0025\u00a038', 'tél. 06 12 34 56 78 2 55 08 14 168 025 38', '25508 14168 02538', 'NIR:255081416802538.'])
      expect([text, findIdentifiers(text)]).toEqual([text, ['NIR']]);
  });

  it('finds every number with a right key, Corsica included, and every one cut like a card', () => {
    fc.assert(
      fc.property(body, (b) => {
        const full = nir(b);
        for (const written of [full, group(full), full.toLowerCase(), `né(e) à Nice ${group(full)} voilà`]) expect(findIdentifiers(written)).toContain('NIR');
        expect(findIdentifiers(group(b))).toContain('NIR');
      }),
    );
  });

  it('finds a number cut like a card even when its key is mistyped', () => {
    expect(findIdentifiers('2 55 08 14 168 025 39')).toEqual(['NIR']);
    expect(findIdentifiers('255081416802539')).toEqual([]);
  });

  it('finds an IBAN in the middle of a sentence', () => {
    for (const text of ['Mon IBAN FR76 3000 6000 0112 3456 7890 189 merci', 'fr7630006000011234567890189', 'FR 76 3000 6000 0112 3456 7890 189', 'iban:BE68-5390-0754-7034.', 'FR14 2004 1010 0505 0001 3M02 606'])
      expect([text, findIdentifiers(text)]).toEqual([text, ['IBAN']]);
    expect(findIdentifiers('FR76 3000 6000 0112 3456 7890 188')).toEqual([]);
  });

  it('finds a bank card', () => {
    expect(findIdentifiers('carte 4970 1012 3456 7894 exp 12/27')).toEqual([]);
    expect(findIdentifiers('carte 4111 1111 1111 1111 exp 12/27')).toEqual(['CARD']);
    expect(findIdentifiers('5555555555554444')).toEqual(['CARD']);
  });

  it('says each kind once', () => {
    expect(findIdentifiers('2 55 08 14 168 025 38 et 255081416802538, FR7630006000011234567890189')).toEqual(['NIR', 'IBAN']);
  });

  it('leaves phones, dates, references and public numbers alone', () => {
    const ordinary = [
      '', 'Bonjour', '06 12 34 56 78', '+33 6 12 34 56 78', '0033612345678', '04.92.03.77.77 / 04 92 03 55 11', '06 12 34 56 78 06 98 76 54 32',
      '+33 1 42 03 75 00 2024', 'le 12.10.2024 au 06.12.34.56.78', '12/10/2024 09:30-12:30', '2026-03-12T09:00:00.000Z', '1 2 3 4 5 6 7 8 9 10 11 12 13', 'SIRET 73282932000074', '732 829 320 00074',
      'FINESS 060785011', 'RPPS 10101234567', '9782070368228', '1732300000000', 'de 12 personnes, 14 rue de France 06000 Nice', 'FR 12 patients sur 100 000 000 000 000 000 000 000',
      '0192a3b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b', 'dossier AB185057800608436', '2A 2B 20', 'glycémie 1.20 1.35 1.12 0.98 1.05', '15-20 %, 3 à 5 jours, 2019 2020 2021 2022',
    ];
    for (const text of ordinary) expect([text, findIdentifiers(text)]).toEqual([text, []]);
  });

  it('never takes French phone numbers or dates, alone or listed, for an identifier', () => {
    const phone = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }), fc.constantFrom(' ', '.', '', '-')).map(([first, rest, sep]) => [`0${first}`, ...rest.map((n) => pad(n, 2))].join(sep));
    const date = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1930, max: 2040 }), fc.constantFrom('/', '.', '-', ' ')).map(([d, m, y, sep]) => [pad(d, 2), pad(m, 2), y].join(sep));
    fc.assert(fc.property(fc.constantFrom('', '+33 ', 'tél '), phone, fc.constantFrom(', ', ' / ', ' ou ', ' ; '), date, (a, p, sep, d) => expect(findIdentifiers(`${a}${p}${sep}${d}`)).toEqual([])), { numRuns: 2_000 });
  });

  it('reads a long text quickly, whatever it holds', () => {
    const start = Date.now();
    for (const unit of ['1', '1 ', '1A', 'FR76 ', 'FR', '12.', ' ', '2A2B', '- ']) findIdentifiers(unit.repeat(20_000));
    expect(Date.now() - start).toBeLessThan(3_000);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (t) => Array.isArray(findIdentifiers(t))));
  });

  it('refuses the field and never repeats what it holds', () => {
    expect(() => assertNoIdentifiers('Je joue de la guitare', 'answers.motivation')).not.toThrow();
    expect(() => assertNoIdentifiers(null, 'note')).not.toThrow();
    let thrown: unknown;
    try {
      assertNoIdentifiers('2 55 08 14 168 025 38 / FR7630006000011234567890189', 'answers.motivation');
    } catch (error) {
      thrown = error;
    }
    const error = thrown as TandemError;
    expect(error).toBeInstanceOf(TandemError);
    expect([error.code, error.status, error.details]).toEqual(['IDENTIFIER_IN_TEXT', 422, { kind: 'NIR' }]);
    expect(error.fields.map((f) => [f.path, f.code])).toEqual([['answers.motivation', 'IDENTIFIER_IN_TEXT'], ['answers.motivation', 'IDENTIFIER_IN_TEXT']]);
    expect(error.sentence('fr')).toContain('NIR');
    expect(JSON.stringify([error, error.fields, error.message])).not.toMatch(/\d{4}[^2]/);
  });
});
