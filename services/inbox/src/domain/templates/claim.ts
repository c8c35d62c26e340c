import { formatCents } from '@tandem/kernel';
import { template, type Language } from './template';

/** Why an expense is not refunded. It is about a ticket or a trip, never about somebody; what is not here is read after signing in. */
const REASONS: Record<string, Record<Language, string>> = {
  NOT_JUSTIFIED: { fr: 'il manque un justificatif', en: 'a proof is missing' },
  UNREADABLE_PROOF: { fr: 'un justificatif n’est pas lisible', en: 'a proof cannot be read' },
  NOT_FOR_THE_ACTIVITY: { fr: 'la dépense ne se rattache pas à votre activité de partenaire', en: 'the expense does not belong to your activity as a partner' },
  ALREADY_PAID: { fr: 'la dépense a déjà été remboursée', en: 'the expense was refunded already' },
  PASSENGER: { fr: 'les kilomètres sont remboursés à la personne qui conduit', en: 'kilometres are refunded to the person who drives' },
  OUTSIDE_MEAL_TIME: { fr: 'l’absence ne couvrait pas l’heure du repas', en: 'the absence did not cover the time of the meal' },
  NIGHT_TOO_NEAR: { fr: 'le lieu est trop proche pour qu’une nuit sur place soit remboursée', en: 'the place is too near for a night there to be refunded' },
};
export interface Refusal {
  /** Of the first line refused. */
  reason?: string;
  lines?: number;
}
/** With several lines, the others may have been refused for something else. */
function why({ reason, lines }: Refusal, language: Language): string[] {
  const words = reason && REASONS[reason]?.[language];
  if (!words) return [];
  if (lines === 1) return [language === 'fr' ? `La raison : ${words}.` : `The reason: ${words}.`];
  return [language === 'fr' ? `La raison, pour au moins une ligne : ${words}.` : `The reason, for one line at least: ${words}.`];
}
const AGAIN = {
  fr: 'Une dépense refusée peut être demandée à nouveau, mieux justifiée. Si quelque chose vous paraît injuste ou compliqué, répondez à ce message : nous regarderons avec vous.',
  en: 'An expense that was refused may be claimed again, better proven. If something seems unfair or complicated, answer this message: we will look at it with you.',
};
const REFUNDED = {
  fr: (home: string) => `Cette somme partira avec un prochain versement. Le compte où nous vous payons et le détail, ligne par ligne, sont dans votre espace : ${home}`,
  en: (home: string) => `It goes with one of the next payments. The account where we pay you, and what was decided for each line, are in your space: ${home}`,
};

export const claimTemplates = {
  'claim-approved': template<{ approvedCents: number }>({
    fr: ({ approvedCents }, home) => ({ subject: 'Votre note de frais est acceptée', body: [`Votre note de frais est acceptée : ${formatCents(approvedCents, 'fr')} vous seront remboursés.`, REFUNDED.fr(home)] }),
    en: ({ approvedCents }, home) => ({ subject: 'Your expense claim is approved', body: [`Your expense claim is approved: ${formatCents(approvedCents, 'en')} will be refunded to you.`, REFUNDED.en(home)] }),
  }),
  'claim-partly-approved': template<Refusal & { approvedCents: number }>({
    fr: ({ approvedCents, ...refusal }, home) => ({ subject: 'Votre note de frais est acceptée en partie', body: [`Votre note de frais est acceptée en partie : ${formatCents(approvedCents, 'fr')} vous seront remboursés.`, ...why(refusal, 'fr'), REFUNDED.fr(home), AGAIN.fr] }),
    en: ({ approvedCents, ...refusal }, home) => ({ subject: 'Your expense claim is approved in part', body: [`Your expense claim is approved in part: ${formatCents(approvedCents, 'en')} will be refunded to you.`, ...why(refusal, 'en'), REFUNDED.en(home), AGAIN.en] }),
  }),
  'claim-rejected': template<Refusal>({
    fr: (refusal, home) => ({ subject: 'Réponse à votre note de frais', body: ['Votre note de frais n’a pas pu être acceptée.', ...why(refusal, 'fr'), `Le détail, ligne par ligne, est dans votre espace : ${home}`, AGAIN.fr] }),
    en: (refusal, home) => ({ subject: 'Answer to your expense claim', body: ['Your expense claim could not be approved.', ...why(refusal, 'en'), `Each line is explained in your space: ${home}`, AGAIN.en] }),
  }),
};
