import { formatCents, sumCents } from '@tandem/kernel';
import { template, type Language } from './template';
import { onDate } from './words';

export interface SumPaid {
  kind: 'INDEMNITY' | 'EXPENSE';
  date: string;
  amountCents: number;
}
const KINDS = { fr: { INDEMNITY: 'indemnité', EXPENSE: 'remboursement de frais' }, en: { INDEMNITY: 'indemnity', EXPENSE: 'refund of expenses' } };
const line = ({ kind, date, amountCents }: SumPaid, language: Language): string =>
  `- ${KINDS[language][kind]}${language === 'fr' ? ' pour le' : ' for'} ${onDate(date, language)}${language === 'fr' ? ' :' : ':'} ${formatCents(amountCents, language)}`;
const lines = (sums: readonly SumPaid[], language: Language): string => sums.map((s) => line(s, language)).join('\n');
const total = (sums: readonly SumPaid[], language: Language): string => formatCents(sumCents(sums.map((s) => s.amountCents)), language);

export const paymentTemplates = {
  /** All that one batch paid to one person; `paidOn` when it was one day. */
  'payment-made': template<{ sums: readonly SumPaid[]; paidOn?: string }>({
    fr: ({ sums, paidOn }, home) => ({ subject: `Versement de ${total(sums, 'fr')}`, body: [`${total(sums, 'fr')} vous ont été versés${paidOn ? ` le ${onDate(paidOn, 'fr')}` : ''} :`, lines(sums, 'fr'), `Le détail est dans votre espace : ${home}`] }),
    en: ({ sums, paidOn }, home) => ({ subject: `Payment of ${total(sums, 'en')}`, body: [`${total(sums, 'en')} was paid to you${paidOn ? ` on ${onDate(paidOn, 'en')}` : ''}:`, lines(sums, 'en'), `Details are in your space: ${home}`] }),
  }),
  'payment-returned': template({
    fr: (_, home) => ({ subject: 'Un versement nous est revenu', body: ['Un versement qui vous était destiné nous est revenu : la banque ne l’a pas accepté. Rien n’est perdu : cette somme vous reste due.', `Vérifiez vos coordonnées bancaires et enregistrez-les à nouveau dans votre espace : ${home}. Ne les envoyez jamais par courriel.`, 'Le versement repartira une fois le compte vérifié.'] }),
    en: (_, home) => ({ subject: 'A payment came back', body: ['A payment meant for you came back: the bank did not accept it. Nothing is lost: it is still owed to you.', `Please check your bank details and record them again in your space: ${home}. Never send them by mail.`, 'The payment leaves again once the account is verified.'] }),
  }),
};
