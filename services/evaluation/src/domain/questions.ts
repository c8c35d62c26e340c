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

export const scale = (id: string, fr: string, en: string): Question => ({ id, kind: 'scale', text: { fr, en } });
export const text = (id: string, fr: string, en: string): Question => ({ id, kind: 'text', text: { fr, en } });
export const brake: Question = { id: 'brake', kind: 'choice', options: BRAKES, text: { fr: 'Qu’est-ce qui vous a le plus freiné ?', en: 'What held you back most?' } };
export const satisfaction = scale('satisfaction', 'Dans l’ensemble, êtes-vous satisfait de ce que vous vivez ici ?', 'All in all, are you satisfied with what you live here?');
export const change = text('change', 'Qu’est-ce qui a changé grâce à ce travail ? N’écrivez aucun nom.', 'What changed through this work? Write no names.');
export const choice = (id: string, options: readonly string[], fr: string, en: string): Question => ({ id, kind: 'choice', options, text: { fr, en } });

/** Asked in several forms under one name, so that their answers add up (I11). */
export const posture = scale('posture', 'Votre façon de travailler ou de vous situer a-t-elle évolué ?', 'Has your way of working, or of seeing your place, changed?');
export const learning = scale('learning', 'Avez-vous appris quelque chose qui vous sert ?', 'Did you learn something that is of use to you?');
export const institution = scale('institution', 'Ce travail change-t-il quelque chose dans l’établissement ?', 'Does this work change anything in the institution?');
export const trust = scale('trust', 'La confiance est-elle réciproque ?', 'Is the trust mutual?');
export const legitimacy = scale('legitimacy', 'Vous sentez-vous légitime auprès des professionnels ?', 'Do you feel legitimate among the professionals?');
export const speech = scale('speech', 'Pouvez-vous dire ce que vous pensez, même quand ce n’est pas l’avis des autres ?', 'Can you say what you think, even when others do not agree?');
export const load = scale('load', 'Le rythme vous convient-il ?', 'Does the pace suit you?');
