import { operationName, OPERATIONS } from '@tandem/messages';
import { readExample } from '../data';
import { readRefusals } from '../refusals';

const rows = readRefusals();
const commands = OPERATIONS.filter((o) => o.kind === 'command' && o.http);
const of = (name: string) => rows.filter((row) => row.operation === name);

describe('refusals.csv', () => {
  test('has at least eighty rows, each told apart, with a reason in French', () => {
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.filter((row) => !/\S.*\.$/.test(row.why) || !/^[A-Z][A-Z0-9_]+$/.test(row.expected))).toEqual([]);
  });

  test('tries every command somebody can send, and first of all a field it does not know', () => {
    const without = commands.map(operationName).filter((name) => !of(name).some((row) => row.input.includes('"surprise"') && row.expected === 'VALIDATION'));
    expect(without).toEqual([]);
  });

  test('tries nothing that does not exist, and only as people of both examples', () => {
    const names = new Set(commands.map(operationName));
    expect(rows.filter((row) => !names.has(row.operation)).map((row) => row.id)).toEqual([]);
    const labels = ['chu-nice', 'chu-nice-small'].map((name) => new Set(readExample(name).staff.map((s) => s.label)));
    const strangers = rows.filter((row) => /^[A-Z]\d\d$/.test(row.as) && !row.only && !labels.every((known) => known.has(row.as)));
    expect(strangers.map((row) => `${row.id} ${row.as}`)).toEqual([]);
  });

  test.each([
    ['a person twice', 'recruitment.person.register', 'PERSON_ALREADY_KNOWN'],
    ['a NIR in free text', 'recruitment.application.save', 'IDENTIFIER_IN_TEXT'],
    ['an IBAN in free text', 'matching.vacation.dispute', 'IDENTIFIER_IN_TEXT'],
    ['a health field without consent', 'matching.profile.save', 'CONSENT_C1_REQUIRED'],
    ['a panel without a user representative', 'recruitment.panel.compose', 'PANEL_WITHOUT_RU'],
    ['a signer out of turn', 'contracts.signature.sign', 'SIGNER_OUT_OF_TURN'],
    ['a signer twice', 'contracts.signature.sign', 'ALREADY_SIGNED'],
    ['a convention edited after it was sent', 'contracts.convention.change', 'CONVENTION_FROZEN'],
    ['a half-day outside cover', 'matching.vacation.confirm', 'VACATION_OUTSIDE_COVER'],
    ['two half-days at once', 'matching.vacation.confirm', 'UNAVAILABLE_THAT_DAY'],
    ['a half-day over the cap', 'matching.vacation.confirm', 'CAP_WEEK'],
    ['self-approval', 'payments.batch.approve', 'SELF_APPROVAL'],
    ['a payable twice', 'payments.batch.lock', 'PAYABLE_IN_BATCH'],
    ['an invalid IBAN', 'payments.bank-details.enter', 'IBAN_INVALID'],
    ['an empty batch', 'payments.batch.lock', 'BATCH_EMPTY'],
    ['a proof twice', 'payments.claim.submit', 'PROOF_USED_TWICE'],
    ['a ticket twice', 'evaluation.survey.answer', 'ALREADY_ANSWERED'],
    ['a volunteer paid', 'payments.route.decide-indemnity', 'INDEMNITY_TO_VOLUNTEER'],
    ['the same key with another body', 'recruitment.call.create', 'KEY_REUSED'],
    ['a stale version', 'payments.rate.end', 'STALE_VERSION'],
    ['no version', 'contracts.convention.change', 'VERSION_REQUIRED'],
    ['nobody signed in', 'contracts.signature.sign', 'UNAUTHENTICATED'],
    ['the wrong role', 'payments.batch.approve', 'FORBIDDEN'],
    ['somebody else’s row', 'recruitment.membership.end', 'NOT_FOUND'],
    ['a state that does not allow it', 'contracts.convention.send', 'ILLEGAL_TRANSITION'],
  ])('among them: %s', (_what, operation, expected) => {
    expect(of(operation).map((row) => row.expected)).toContain(expected);
  });
});
