import { TandemError } from '@tandem/kernel';
import './errors';
import { bearer, idempotencyKey, ifMatch, language, onBehalfOf, sessionToken, traceparent } from './headers';

const refused = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof TandemError) return `${error.code} ${String(error.details.header)}`;
  }
  return 'accepted';
};

describe('If-Match', () => {
  it.each([['"7"', 7], ['W/"7"', 7], ['7', 7], [' "12" ', 12], [undefined, undefined], ['', undefined]])('%s is version %s', (text, version) => {
    expect(ifMatch({ 'if-match': text })).toBe(version);
  });
  it.each(['*', '"7", "8"', '"abc"', '0', '-1', '"07"', '7.5', '"7', '99999999999999'])('%s is refused: it states no version that was read', (text) => {
    expect(refused(() => ifMatch({ 'if-match': text }))).toBe('MALFORMED_HEADER If-Match');
  });
});

describe('Idempotency-Key', () => {
  it('takes what a client may choose', () => expect(idempotencyKey({ 'idempotency-key': 'application/0192/submit#1' })).toBe('application/0192/submit#1'));
  it.each(['short', 'with space inside', 'é'.repeat(9), 'x'.repeat(201), 'twice-sent, twice-sent'])('refuses %s', (text) => {
    expect(refused(() => idempotencyKey({ 'idempotency-key': text }))).toBe('MALFORMED_HEADER Idempotency-Key');
  });
});

describe('the session’s token', () => {
  it('is the bearer’s before the cookie’s', () => {
    expect(sessionToken({ authorization: 'Bearer abc', cookie: 'x=1; tandem_session=def' })).toBe('abc');
    expect(sessionToken({ cookie: 'x=1; tandem_session=def' })).toBe('def');
    expect(sessionToken({ cookie: 'not_tandem_session=def' })).toBeUndefined();
  });
  it('refuses another scheme instead of taking the caller for nobody', () => {
    expect(refused(() => bearer({ authorization: 'Basic abc' }))).toBe('MALFORMED_HEADER Authorization');
  });
});

describe('on somebody’s behalf', () => {
  const person = '0192f0c1-0000-7000-8000-00000000000b';
  it('wants the person and how they said it', () => {
    expect(onBehalfOf({ 'x-on-behalf-of': person, 'x-channel': 'paper' })).toEqual({ person, channel: 'paper' });
    expect(onBehalfOf({})).toBeUndefined();
    expect(refused(() => onBehalfOf({ 'x-on-behalf-of': person }))).toBe('MALFORMED_HEADER X-Channel');
    expect(refused(() => onBehalfOf({ 'x-on-behalf-of': person, 'x-channel': 'screen' }))).toBe('MALFORMED_HEADER X-Channel');
    expect(refused(() => onBehalfOf({ 'x-channel': 'phone' }))).toBe('MALFORMED_HEADER X-On-Behalf-Of');
    expect(refused(() => onBehalfOf({ 'x-on-behalf-of': 'Camille', 'x-channel': 'paper' }))).toBe('MALFORMED_HEADER X-On-Behalf-Of');
  });
});

describe('the reader’s language', () => {
  it.each([[undefined, 'fr'], ['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'], ['en;q=0.4, fr;q=0.9', 'fr'], ['de', 'fr'], ['en;q=0', 'fr'], ['nonsense;;q', 'fr']])('%s: %s', (text, spoken) => {
    expect(language({ 'accept-language': text })).toBe(spoken);
  });
});

it('passes on a W3C trace and drops anything else', () => {
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(traceparent({ traceparent: trace })).toBe(trace);
  expect(traceparent({ traceparent: 'hello' })).toBeUndefined();
});
