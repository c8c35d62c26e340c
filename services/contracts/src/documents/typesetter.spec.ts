import { inflateSync } from 'node:zlib';
import { documentOf } from '../domain/document';
import type { Language } from '../domain/texts';
import { Typesetter } from './typesetter';
import { defaultText, wordsIn } from './wording';

const ROLES = ['partner', 'referent', 'ru', 'signatory'];
const AT = '2026-01-05T09:00:00.000Z';
const data = (language: Language, change: { mission?: string; route?: string | null; roles?: string[] } = {}) => {
  const roles = change.roles ?? ROLES;
  const parties = roles.map((role) => ({ role, person: role }));
  const terms = {
    id: '0192f0c1-0000-7000-8000-000000000001', starts: '2026-02-01', ends: '2027-01-31', establishment: 'CHU de Nice', mission: change.mission ?? 'Accueil', place: 'Pasteur 2',
    level: 'PARTNERSHIP', halfDaysCap: 40, rateTable: 'Barème 2026', partnerNoticeDays: 15, route: change.route ?? null, parties,
  };
  const edition = (kind: 'convention' | 'charter') => ({ ...defaultText(kind, language), edition: 2, sha256: 'ab'.repeat(32) });
  return documentOf(terms, { language, template: edition('convention'), charter: edition('charter'), words: wordsIn(language) }, new Map(roles.map((r) => [r, `Nom ${r}`])));
};
/** The objects of a PDF, its compressed streams opened: enough to read its catalogue. */
const opened = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((m) => {
    try {
      return inflateSync(Buffer.from(m[1], 'latin1')).toString('latin1');
    } catch {
      return m[1];
    }
  });
  return [text, ...streams].join('\n');
};

describe('the convention as a PDF', () => {
  const typesetter = new Typesetter();

  test.each(['fr', 'en'] as const)('a frame without charter, rate table, cap nor referent is laid out too (%s)', (language) => {
    const parties = [{ role: 'partner', person: 'p' }, { role: 'professional', person: 'm' }];
    const terms = { id: 'x', starts: '2026-02-01', ends: '2027-01-31', establishment: 'MSP', mission: 'Ateliers', place: 'Ici', level: 'PARTNERSHIP', halfDaysCap: null, rateTable: null, partnerNoticeDays: 0, route: null, parties };
    const content = documentOf(terms, { language, template: { ...defaultText('frame', language), edition: 1, sha256: 'ab' }, charter: null, words: wordsIn(language) }, new Map([['p', 'Ana'], ['m', 'Léo']]));
    expect(content).toMatchObject({ charter: null, rates: null, halfDaysCap: null, referent: '' });
    expect(JSON.stringify(content.articles)).not.toMatch(/\{\w+\}/);
    expect(typesetter.render(content, AT).bytes.length).toBeGreaterThan(10_000);
  });

  test('the same convention gives the same bytes, also from another compiler; another word or day gives others', () => {
    const first = typesetter.render(data('fr'), AT);
    typesetter.render(data('fr', { mission: 'Autre chose' }), AT);
    expect(typesetter.render(data('fr'), AT).bytes.equals(first.bytes)).toBe(true);
    expect(new Typesetter().render(data('fr'), AT).sha256).toBe(first.sha256);
    expect(typesetter.render(data('fr', { mission: 'Autre chose' }), AT).sha256).not.toBe(first.sha256);
    expect(typesetter.render(data('fr'), '2026-01-06T09:00:00.000Z').sha256).not.toBe(first.sha256);
  });

  test.each([['fr', 'fr-FR', 'Convention de partenariat patient'], ['en', 'en-GB', 'Patient partnership agreement']] as const)('in %s it is PDF/UA-1: tagged, with its language and title, its fonts inside', (language, lang, title) => {
    const pdf = opened(typesetter.render(data(language), AT).bytes);
    expect(pdf).toContain('pdfuaid:part>1<');
    expect(pdf).toContain(title);
    for (const needed of [`/Lang (${lang})`, '/StructTreeRoot', '/MarkInfo', '/DisplayDocTitle true', '/FontFile3', '/ToUnicode']) expect(pdf.replace(/\/Lang\(/g, '/Lang (')).toContain(needed);
    expect(pdf).not.toContain('/FontFile2 null');
  });

  test('what people type is text, never a command of the layout', () => {
    expect(() => typesetter.render(data('fr', { mission: '#panic("x") $a$ *b* @c <d> [e] \\ « f »' }), AT)).not.toThrow();
  });

  test('the fifteen articles come in their order, and paragraphs follow the route and the signers', () => {
    const text = (d: ReturnType<typeof data>) => JSON.stringify(d.articles);
    expect(data('fr').articles.map((a) => a.heading)).toHaveLength(15);
    expect(data('en').articles).toHaveLength(15);
    expect(text(data('fr', { route: 'BENEVOLE' }))).toContain('aucune indemnité n’est versée');
    expect(text(data('fr', { route: 'VACATAIRE_FPH' }))).toContain('Barème 2026');
    expect(text(data('fr', { route: 'VACATAIRE_FPH' }))).not.toContain('aucune indemnité n’est versée');
    expect(text(data('fr'))).toContain('comme témoin');
    expect(text(data('fr', { roles: ['partner', 'referent', 'signatory'] }))).not.toContain('comme témoin');
    expect(text(data('fr'))).not.toMatch(/[{}]\w+}/);
  });
});
