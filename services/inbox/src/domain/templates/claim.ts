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
/** What a coordinator may ask for before checking a claim. */
const MISSING: Record<string, Record<Language, string>> = {
  PROOF: { fr: 'un justificatif', en: 'a proof' },
  READABLE_PROOF: { fr: 'un justificatif plus lisible', en: 'a proof that can be read more easily' },
  JOURNEY: { fr: 'le trajet : d’où à où', en: 'the journey: from where to where' },
  VEHICLE_DOCUMENT: { fr: 'la carte grise du véhicule, pour les kilomètres', en: 'the registration certificate of the vehicle, for the kilometres' },
  DATE: { fr: 'la date d’une dépense', en: 'the date of an expense' },
  AMOUNT: { fr: 'le montant d’une dépense', en: 'the amount of an expense' },
  OTHER: { fr: 'une précision, que la coordination vous dira', en: 'a detail the coordinators will tell you' },
};
const asked = (codes: readonly string[], language: Language): string => codes.map((code) => `- ${(MISSING[code] ?? MISSING.OTHER)[language]}`).join('\n');

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
/** Nobody judged it: the time to answer went by. */
const NO_ANSWER = {
  fr: ['Il manquait quelque chose à votre note de frais et nous ne l’avons pas reçu à temps : elle est refusée pour le moment. Personne n’a jugé vos dépenses.', 'Rien n’est perdu : vous pouvez la rouvrir une fois, avec ce qui manquait.'],
  en: ['Something was missing from your claim and did not reach us in time: it is rejected for now. Nobody has judged your expenses.', 'Nothing is lost: you may reopen it once, with what was missing.'],
};
const rejected = (refusal: Refusal, language: Language): readonly string[] => {
  if (refusal.reason === 'NO_ANSWER') return NO_ANSWER[language];
  return [language === 'fr' ? 'Votre note de frais n’a pas pu être acceptée.' : 'Your expense claim could not be approved.', ...why(refusal, language)];
};
const REFUNDED = {
  fr: (home: string) => `Cette somme partira avec un prochain versement. Le compte où nous vous payons et le détail, ligne par ligne, sont dans votre espace : ${home}`,
  en: (home: string) => `It goes with one of the next payments. The account where we pay you, and what was decided for each line, are in your space: ${home}`,
};

export const claimTemplates = {
  'claim-info-requested': template<{ missing: readonly string[] }>({
    fr: ({ missing }, home) => ({ subject: 'Il manque quelque chose à votre note de frais', body: ['Nous avons lu votre note de frais. Pour vous rembourser au mieux, il nous manque :', asked(missing, 'fr'), `Vous pouvez compléter dans votre espace : ${home}`, 'Si quelque chose vous bloque ou si un ticket est perdu, répondez à ce message : nous verrons ensemble comment faire.'] }),
    en: ({ missing }, home) => ({ subject: 'Something is missing from your expense claim', body: ['We have read your expense claim. To refund you rightly, we still need:', asked(missing, 'en'), `You can complete it in your space: ${home}`, 'If something stops you, or if a ticket is lost, answer this message: we will see together what can be done.'] }),
  }),
  'claim-reopened': template({
    fr: (_, home) => ({ subject: 'Votre note de frais est rouverte', body: ['Votre note de frais est rouverte : nous la relisons comme si elle venait d’arriver.', `Vous serez tenu au courant de la suite. Elle se lit dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Your expense claim is open again', body: ['Your expense claim is open again: we read it as if it had just arrived.', `You will be told what comes next. It can be read in your space: ${home}`] }),
  }),
  'claim-approved': template<{ approvedCents: number }>({
    fr: ({ approvedCents }, home) => ({ subject: 'Votre note de frais est acceptée', body: [`Votre note de frais est acceptée : ${formatCents(approvedCents, 'fr')} vous seront remboursés.`, REFUNDED.fr(home)] }),
    en: ({ approvedCents }, home) => ({ subject: 'Your expense claim is approved', body: [`Your expense claim is approved: ${formatCents(approvedCents, 'en')} will be refunded to you.`, REFUNDED.en(home)] }),
  }),
  'claim-partly-approved': template<Refusal & { approvedCents: number }>({
    fr: ({ approvedCents, ...refusal }, home) => ({ subject: 'Votre note de frais est acceptée en partie', body: [`Votre note de frais est acceptée en partie : ${formatCents(approvedCents, 'fr')} vous seront remboursés.`, ...why(refusal, 'fr'), REFUNDED.fr(home), AGAIN.fr] }),
    en: ({ approvedCents, ...refusal }, home) => ({ subject: 'Your expense claim is approved in part', body: [`Your expense claim is approved in part: ${formatCents(approvedCents, 'en')} will be refunded to you.`, ...why(refusal, 'en'), REFUNDED.en(home), AGAIN.en] }),
  }),
  'claim-rejected': template<Refusal>({
    fr: (refusal, home) => ({ subject: 'Réponse à votre note de frais', body: [...rejected(refusal, 'fr'), `Le détail, ligne par ligne, est dans votre espace : ${home}`, AGAIN.fr] }),
    en: (refusal, home) => ({ subject: 'Answer to your expense claim', body: [...rejected(refusal, 'en'), `Each line is explained in your space: ${home}`, AGAIN.en] }),
  }),
};
