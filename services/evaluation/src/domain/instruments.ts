import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { COMMON_INSTRUMENTS } from './instruments-common';
import { GROUP_INSTRUMENTS } from './instruments-groups';
import { PARTNER_INSTRUMENTS } from './instruments-partners';
import { SCALE, type Instrument, type Question } from './questions';

export * from './questions';

/** Short forms in our own words, free to use. Licensed instruments are imported by the establishment, never shipped. */
export const INSTRUMENTS: readonly Instrument[] = [...COMMON_INSTRUMENTS, ...PARTNER_INSTRUMENTS, ...GROUP_INSTRUMENTS];

export const instrumentOf = (id: string): Instrument | undefined => INSTRUMENTS.find((i) => i.id === id);

/** @throws ANSWERS_EMPTY, ANSWER_UNKNOWN_QUESTION, ANSWER_OUT_OF_SCALE, IDENTIFIER_IN_TEXT, each naming the field */
export function checkAnswers(instrument: Instrument, answers: Record<string, number | string>): void {
  const given = Object.entries(answers);
  if (!given.length) throw new TandemError('ANSWERS_EMPTY');
  for (const [id, value] of given) {
    const path = `answers.${id}`;
    const question = instrument.questions.find((q) => q.id === id);
    if (!question) throw refusal('ANSWER_UNKNOWN_QUESTION', path);
    if (!fits(question, value)) throw refusal('ANSWER_OUT_OF_SCALE', path);
    if (question.kind === 'text') assertNoIdentifiers(String(value), path);
  }
}

function fits(question: Question, value: number | string): boolean {
  if (question.kind === 'scale') return typeof value === 'number' && Number.isInteger(value) && value >= SCALE.min && value <= SCALE.max;
  if (question.kind === 'choice') return question.options?.includes(String(value)) ?? false;
  return typeof value === 'string';
}

function refusal(code: 'ANSWER_UNKNOWN_QUESTION' | 'ANSWER_OUT_OF_SCALE', path: string): TandemError {
  const error = new TandemError(code);
  return new TandemError(code, {}, [{ path, code, message: error.sentence() }]);
}
