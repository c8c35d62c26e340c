import { assertNoIdentifiers, TandemError } from '@tandem/kernel';

export interface Names {
  fr: string;
  en: string;
}
export interface Question {
  id: string;
  kind: 'scale' | 'choice' | 'text';
  text: Names;
  options?: readonly string[];
}
export interface Instrument {
  id: string;
  names: Names;
  minutes: number;
  questions: readonly Question[];
}

/** 1: not at all ... 5: entirely. */
export const SCALE = { min: 1, max: 5 } as const;
/** Coded brakes (S3), so that answers of several programmes add up. */
export const BRAKES = ['time', 'funding', 'recruitment', 'acculturation', 'none'] as const;

const scale = (id: string, fr: string, en: string): Question => ({ id, kind: 'scale', text: { fr, en } });
const text = (id: string, fr: string, en: string): Question => ({ id, kind: 'text', text: { fr, en } });
const brake: Question = { id: 'brake', kind: 'choice', options: BRAKES, text: { fr: 'Qu’est-ce qui vous a le plus freiné ?', en: 'What held you back most?' } };
const satisfaction = scale('satisfaction', 'Dans l’ensemble, êtes-vous satisfait de ce que vous vivez ici ?', 'All in all, are you satisfied with what you live here?');
const change = text('change', 'Qu’est-ce qui a changé grâce à ce travail ? N’écrivez aucun nom.', 'What changed through this work? Write no names.');

/** Short forms in our own words, free to use. Licensed instruments are imported by the establishment, never shipped. */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    id: 'joint-training', names: { fr: 'Après la formation commune', en: 'After the joint training' }, minutes: 3,
    questions: [
      satisfaction,
      scale('clarity', 'Savez-vous mieux ce qu’on attend de vous ?', 'Do you know better what is expected of you?'),
      scale('together', 'Vous êtes-vous sentis à égalité, patients et professionnels ?', 'Did patients and professionals feel on an equal footing?'),
      text('wish', 'Que faudrait-il ajouter ou retirer ? N’écrivez aucun nom.', 'What should be added or left out? Write no names.'),
    ],
  },
  {
    id: 'legitimacy', names: { fr: 'Votre place dans les projets', en: 'Your place in the projects' }, minutes: 4,
    questions: [
      satisfaction,
      scale('legitimacy', 'Vous sentez-vous légitime auprès des professionnels ?', 'Do you feel legitimate among the professionals?'),
      scale('trust', 'La confiance est-elle réciproque ?', 'Is the trust mutual?'),
      scale('influence', 'Ce que vous dites change-t-il quelque chose ?', 'Does what you say change anything?'),
      scale('load', 'Le rythme vous convient-il ?', 'Does the pace suit you?'),
      brake,
      change,
    ],
  },
  {
    id: 'professional-posture', names: { fr: 'Travailler avec un partenaire', en: 'Working with a partner' }, minutes: 3,
    questions: [
      satisfaction,
      scale('posture', 'Votre façon de travailler a-t-elle évolué ?', 'Has your way of working changed?'),
      scale('meaning', 'Ce travail redonne-t-il du sens à votre métier ?', 'Does this work give meaning back to your job?'),
      brake,
      change,
    ],
  },
  {
    id: 'yearly-review', names: { fr: 'Votre année', en: 'Your year' }, minutes: 5,
    questions: [
      satisfaction,
      scale('legitimacy', 'Vous êtes-vous senti légitime cette année ?', 'Did you feel legitimate this year?'),
      scale('feedback', 'Vous a-t-on dit ce que votre travail est devenu ?', 'Were you told what became of your work?'),
      brake,
      change,
    ],
  },
  {
    id: 'exit', names: { fr: 'En nous quittant', en: 'As you leave' }, minutes: 3,
    questions: [satisfaction, scale('recommend', 'Recommanderiez-vous ce partenariat à un proche ?', 'Would you recommend this partnership to someone close?'), text('advice', 'Que devrions-nous faire autrement ? N’écrivez aucun nom.', 'What should we do differently? Write no names.')],
  },
];

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
