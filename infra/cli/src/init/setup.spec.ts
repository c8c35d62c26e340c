import { readProblem, setupBody } from './setup';

const typed = { organisation: 'CHU de Nice', given: 'Camille', family: 'Exemple', mail: 'camille@exemple.fr' };

describe('tandem init', () => {
  it('takes a hospital unless told otherwise', () => {
    expect(setupBody(typed)).toMatchObject({ kind: 'CHU', sector: 'HOSPITAL', calendar: 'FR', names: { fr: 'CHU de Nice' }, admin: { givenName: 'Camille', mail: 'camille@exemple.fr' } });
    expect(setupBody({ ...typed, kind: 'ASSOCIATION', sector: 'ASSOCIATION' })).toMatchObject({ kind: 'ASSOCIATION' });
  });
  it('names the option that is missing or wrong, as it was typed', () => {
    expect(() => setupBody({ ...typed, organisation: undefined })).toThrow(/^--organisation: missing/);
    expect(() => setupBody({ ...typed, kind: 'CASTLE', family: '' })).toThrow(/^--kind, --family|^--family, --kind/);
    expect(() => setupBody({ ...typed, mail: undefined })).toThrow(/^--mail is missing/);
    expect(() => setupBody({ ...typed, mail: 'camille' })).toThrow(/^--mail: missing or not accepted/);
  });
  it('repeats the gateway’s own sentence, or says that something else answers', () => {
    expect(readProblem(401, JSON.stringify({ title: 'Sign in to continue.', code: 'UNAUTHENTICATED' }))).toBe('Sign in to continue. (UNAUTHENTICATED)');
    expect(readProblem(502, '<html>')).toBe('The gateway answered 502: <html>');
  });
});
