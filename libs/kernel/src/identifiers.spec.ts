import fc from 'fast-check';
import { countrySpecs } from 'ibantools';
import { IBAN_LENGTHS, isFiness, isIban, isSiren, isSiret, luhn, maskIban, mod97, normaliseIban } from './identifiers';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((a) => a.join(''));

/** An IBAN with right keys, computed with big integers, another way than the code under test. */
function frenchIban(bank: string, branch: string, account: string): string {
  const rib = 97n - ((BigInt(bank) * 89n + BigInt(branch) * 15n + BigInt(account) * 3n) % 97n);
  const bban = `${bank}${branch}${account}${String(rib).padStart(2, '0')}`;
  return `FR${String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, '0')}${bban}`;
}

describe('identifiers', () => {
  it('knows a SIREN by its key', () => {
    for (const yes of ['732829320', '356000000', '552100554']) expect(isSiren(yes)).toBe(true);
    for (const no of ['732829321', '73282932', '732 829 320', '000000000', '', '73282932a']) expect(isSiren(no)).toBe(false);
  });

  it('knows a SIRET by its key, and the establishments of La Poste by their sum', () => {
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
    expect(isSiret('35600000000048')).toBe(true);
    // Sum of the digits 20: not a Luhn key, right for La Poste.
    expect(luhn('35600000000015')).toBe(false);
    expect(isSiret('35600000000015')).toBe(true);
    expect(isSiret('35600000000007')).toBe(false);
    for (const no of ['7328293200007', '732829320000740', '']) expect(isSiret(no)).toBe(false);
  });

  it('catches one mistyped digit with Luhn', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const full = [...'0123456789'].map((key) => body + key).find(luhn)!;
        const wrong = [...full].map((d, i) => (i === at ? String((Number(d) + shift) % 10) : d)).join('');
        expect(luhn(wrong)).toBe(false);
      }),
    );
  });

  it('accepts the FINESS of Nice, Bastia and Ajaccio, not a phone or a SIREN with letters', () => {
    for (const yes of ['060785011', '2B0000020', '2A0000014', '970100186']) expect(isFiness(yes)).toBe(true);
    for (const no of ['06078501', '0607850111', '2C0000020', '2b0000020', '000785011', '']) expect(isFiness(no)).toBe(false);
  });

  it('accepts the IBANs of a RIB, spaces and lower case included', () => {
    for (const yes of ['FR76 3000 6000 0112 3456 7890 189', 'fr1420041010050500013m02606', 'DE89370400440532013000', 'BE68 5390 0754 7034', 'GB29NWBK60161331926819', 'MT84MALT011000012345MTLCAST001S'])
      expect(isIban(yes)).toBe(true);
    expect(normaliseIban(' fr14 2004 1010 ')).toBe('FR1420041010');
  });

  it('refuses a wrong key, length, country or RIB key', () => {
    for (const no of ['FR7630006000011234567890188', 'FR763000600001123456789018', 'XX7630006000011234567890189', 'FR76-3000-6000-0112-3456-7890-189', '', 'FR']) expect(isIban(no)).toBe(false);
    // Right mod 97, wrong RIB key: the last two digits of the BBAN and the IBAN key were computed for another key.
    const bban = '30006000011234567890100';
    const key = String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, '0');
    expect(mod97(`${bban}1527${key}`)).toBe(1);
    expect(isIban(`FR${key}${bban}`)).toBe(false);
  });

  it('accepts every French IBAN made by the rule, and catches one mistyped digit', () => {
    fc.assert(
      fc.property(digits(5), digits(5), digits(11), fc.integer({ min: 4, max: 26 }), fc.integer({ min: 1, max: 9 }), (bank, branch, account, at, shift) => {
        const iban = frenchIban(bank, branch, account);
        expect(isIban(iban)).toBe(true);
        expect(isIban(iban.slice(0, at) + ((Number(iban[at]) + shift) % 10) + iban.slice(at + 1))).toBe(false);
      }),
    );
    fc.assert(fc.property(digits(30), (d) => expect(mod97(d)).toBe(Number(BigInt(d) % 97n))));
  });

  it('knows the length of an IBAN in each country as ibantools does', () => {
    for (const [country, length] of Object.entries(IBAN_LENGTHS)) expect([country, length]).toEqual([country, countrySpecs[country]?.chars]);
  });

  it('shows a masked IBAN on a screen', () => {
    expect(maskIban('FR7630006000011234567890189')).toBe('FR76 •••• •••• •••• •••• •••0 189');
    expect(maskIban('BE68 5390 0754 7034')).toBe('BE68 •••• •••• 7034');
    expect(maskIban('12345678')).toBe('•••• ••••');
    expect(maskIban('')).toBe('');
  });
});
