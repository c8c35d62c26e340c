import { formatCents, sumCents } from '@tandem/kernel';
import { template, type Language } from './template';
import { onDate } from './words';

export interface SumPaid {
  kind: 'INDEMNITY' | 'EXPENSE';
  date: string;
  /** Below zero: taken back. */
  amountCents: number;
  /** Why it is taken back. */
  reason?: string;
}
const KINDS = { fr: { INDEMNITY: 'indemnité', EXPENSE: 'remboursement de frais' }, en: { INDEMNITY: 'indemnity', EXPENSE: 'refund of expenses' } };
/** Why a sum is taken back or cancelled: about a half-day or a sum, never about somebody. */
const REASONS: Record<string, Record<Language, string>> = {
  WRONG_RATE: { fr: 'elle était calculée sur un montant qui n’était pas le bon ; la somme juste la remplace', en: 'it was counted at an amount that was not the right one; the right sum takes its place' },
  NOT_DONE: { fr: 'ce qu’elle payait n’a finalement pas eu lieu', en: 'what it was for did not take place in the end' },
  PAID_TWICE: { fr: 'elle avait été comptée deux fois', en: 'it was counted twice' },
  WRONG_PERSON: { fr: 'elle était prévue pour quelqu’un d’autre', en: 'it was meant for somebody else' },
};
const because = (reason: string | undefined, language: Language): string => {
  const words = reason && REASONS[reason]?.[language];
  return words ? ` (${words})` : '';
};
const what = ({ kind, date }: SumPaid, language: Language): string => `${KINDS[language][kind]}${language === 'fr' ? ' pour le' : ' for'} ${onDate(date, language)}`;
/** A sum taken back is said without a minus sign, and why. */
function line(sum: SumPaid, language: Language): string {
  const amount = formatCents(Math.abs(sum.amountCents), language);
  if (sum.amountCents >= 0) return `- ${what(sum, language)}${language === 'fr' ? ' :' : ':'} ${amount}`;
  return language === 'fr' ? `- à déduire, ${what(sum, 'fr')} : ${amount}${because(sum.reason, 'fr')}` : `- taken off, ${what(sum, 'en')}: ${amount}${because(sum.reason, 'en')}`;
}
const lines = (sums: readonly SumPaid[], language: Language): string => sums.map((s) => line(s, language)).join('\n');
const cents = (sums: readonly SumPaid[]): number => sumCents(sums.map((s) => s.amountCents));
const total = (sums: readonly SumPaid[], language: Language): string => formatCents(cents(sums), language);
const ASK = {
  fr: 'Cela ne dit rien de votre travail. Si cette correction vous met en difficulté ou vous paraît injuste, répondez à ce message : nous trouverons ensemble.',
  en: 'This says nothing about your work. If this correction makes things difficult or seems unfair to you, answer this message: we will find a way together.',
};
const netted = (sums: readonly SumPaid[], language: Language): string[] => (sums.some((s) => s.amountCents < 0) ? [ASK[language]] : []);

export const paymentTemplates = {
  /** All that one batch paid to one person; `paidOn` when it was one day. */
  'payment-made': template<{ sums: readonly SumPaid[]; paidOn?: string }>({
    fr: ({ sums, paidOn }, home) => ({
      subject: cents(sums) > 0 ? `Versement de ${total(sums, 'fr')}` : 'Le point sur vos versements',
      body: [cents(sums) > 0 ? `${total(sums, 'fr')} vous ont été versés${paidOn ? ` le ${onDate(paidOn, 'fr')}` : ''} :` : 'Rien n’est versé cette fois : ce qui vous était dû et ce qui était à déduire se compensent. Vous n’avez rien à faire.', lines(sums, 'fr'), ...netted(sums, 'fr'), `Le détail est dans votre espace : ${home}`],
    }),
    en: ({ sums, paidOn }, home) => ({
      subject: cents(sums) > 0 ? `Payment of ${total(sums, 'en')}` : 'Where your payments stand',
      body: [cents(sums) > 0 ? `${total(sums, 'en')} was paid to you${paidOn ? ` on ${onDate(paidOn, 'en')}` : ''}:` : 'Nothing is paid this time: what was owed to you and what was to be taken off are equal. There is nothing to do.', lines(sums, 'en'), ...netted(sums, 'en'), `Details are in your space: ${home}`],
    }),
  }),
  /** `paid`: it had gone out; the same sum is netted in one of the next transfers. */
  'payment-reversed': template<{ sum: SumPaid; paid: boolean }>({
    fr: ({ sum, paid }, home) => ({
      subject: paid ? 'Une somme versée est à corriger' : 'Une somme prévue est annulée',
      body: [
        paid ? `Une somme qui vous avait été versée est à corriger : ${what(sum, 'fr')}, ${formatCents(sum.amountCents, 'fr')}${because(sum.reason, 'fr')}.` : `Une somme prévue ne sera pas versée : ${what(sum, 'fr')}, ${formatCents(sum.amountCents, 'fr')}${because(sum.reason, 'fr')}.`,
        ...(paid ? ['Vous n’avez rien à faire ni à renvoyer : elle sera déduite d’un prochain versement, et nous vous le dirons alors.'] : []),
        `Le détail est dans votre espace : ${home}`, ASK.fr,
      ],
    }),
    en: ({ sum, paid }, home) => ({
      subject: paid ? 'A sum that was paid needs correcting' : 'A planned sum is cancelled',
      body: [
        paid ? `A sum that was paid to you needs correcting: ${what(sum, 'en')}, ${formatCents(sum.amountCents, 'en')}${because(sum.reason, 'en')}.` : `A planned sum will not be paid: ${what(sum, 'en')}, ${formatCents(sum.amountCents, 'en')}${because(sum.reason, 'en')}.`,
        ...(paid ? ['There is nothing to do and nothing to send back: it will be taken off one of the next payments, and we will tell you then.'] : []),
        `Details are in your space: ${home}`, ASK.en,
      ],
    }),
  }),
  'payment-returned': template({
    fr: (_, home) => ({ subject: 'Un versement nous est revenu', body: ['Un versement qui vous était destiné nous est revenu : la banque ne l’a pas accepté. Rien n’est perdu : cette somme vous reste due.', `Vérifiez vos coordonnées bancaires et enregistrez-les à nouveau dans votre espace : ${home}. Ne les envoyez jamais par courriel.`, 'Le versement repartira une fois le compte vérifié.'] }),
    en: (_, home) => ({ subject: 'A payment came back', body: ['A payment meant for you came back: the bank did not accept it. Nothing is lost: it is still owed to you.', `Please check your bank details and record them again in your space: ${home}. Never send them by mail.`, 'The payment leaves again once the account is verified.'] }),
  }),
};
