import { addMonths, type DateText } from '@tandem/kernel';

/** What is looked at, and nothing else, when a file is submitted, completed or screened. */
export interface ApplicationFile {
  birthDate: string | null;
  phone: string | null;
  motivation: string | null;
  personKind: string | null;
  source: string | null;
  wishes: number;
  livedExperience: number;
  consentC1: boolean;
  guardianship: { protected: boolean; agreed: boolean } | null;
}

export type Criterion =
  | 'AGE_UNDER_18' | 'BIRTH_DATE_MISSING' | 'MOTIVATION_MISSING' | 'PERSON_KIND_MISSING' | 'SOURCE_MISSING' | 'C1_MISSING' | 'GUARDIAN_AGREEMENT_MISSING';

/** Path in the file and sentence of each criterion, for the form. */
export const CRITERION_FIELDS: Record<Criterion, { path: string; message: string }> = {
  AGE_UNDER_18: { path: 'birthDate', message: 'Il faut avoir 18 ans.' },
  BIRTH_DATE_MISSING: { path: 'birthDate', message: 'La date de naissance est nécessaire.' },
  MOTIVATION_MISSING: { path: 'motivation', message: 'Dites en quelques mots pourquoi vous souhaitez participer.' },
  PERSON_KIND_MISSING: { path: 'personKind', message: 'Dites à quel titre vous participez (patient, proche…).' },
  SOURCE_MISSING: { path: 'source', message: 'Dites comment vous avez connu l’appel.' },
  C1_MISSING: { path: 'livedExperience', message: 'L’expérience vécue ne se garde qu’avec votre consentement (C1).' },
  GUARDIAN_AGREEMENT_MISSING: { path: 'guardianship', message: 'L’accord de la personne chargée de la protection est nécessaire.' },
};
/** The law and a person's own say cannot be waived by the office; a blank can. */
export const isWaivable = (criterion: Criterion): boolean => !['AGE_UNDER_18', 'C1_MISSING', 'GUARDIAN_AGREEMENT_MISSING'].includes(criterion);

/** 18 on the day itself; somebody born on 29 February turns 18 on the 28th. */
export const isOfAge = (birthDate: DateText, today: DateText): boolean => addMonths(birthDate, 18 * 12) <= today;

/** Reason codes for which the file is not eligible today; empty: eligible. Never a decision about the person. */
export function ineligible(file: ApplicationFile, today: DateText): Criterion[] {
  const reasons: Criterion[] = [];
  if (!file.birthDate) reasons.push('BIRTH_DATE_MISSING');
  else if (!isOfAge(file.birthDate, today)) reasons.push('AGE_UNDER_18');
  if (!file.motivation) reasons.push('MOTIVATION_MISSING');
  if (!file.personKind) reasons.push('PERSON_KIND_MISSING');
  if (!file.source) reasons.push('SOURCE_MISSING');
  if (file.livedExperience > 0 && !file.consentC1) reasons.push('C1_MISSING');
  if (file.guardianship?.protected && !file.guardianship.agreed) reasons.push('GUARDIAN_AGREEMENT_MISSING');
  return reasons;
}

const PRESENT: Record<string, (file: ApplicationFile) => boolean> = {
  BIRTH_DATE: (f) => !!f.birthDate,
  PHONE: (f) => !!f.phone,
  MOTIVATION: (f) => !!f.motivation,
  PERSON_KIND: (f) => !!f.personKind,
  SOURCE: (f) => !!f.source,
  WISHES: (f) => f.wishes > 0,
  LIVED_EXPERIENCE: (f) => f.livedExperience > 0,
  GUARDIAN_AGREEMENT: (f) => !!f.guardianship?.agreed,
};
/** Which of the items asked for are still not in the file. */
export const stillMissing = (file: ApplicationFile, asked: readonly string[]): string[] => asked.filter((item) => !PRESENT[item]?.(file));
