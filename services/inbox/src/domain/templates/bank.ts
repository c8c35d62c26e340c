import { template, type Language } from './template';
import { atInstant } from './words';

const REASONS: Record<string, Record<Language, string>> = {
  HOLDER_DISAGREES: { fr: 'le nom du titulaire n’est pas celui du justificatif', en: 'the holder’s name is not the one on the proof' },
  UNREADABLE: { fr: 'le justificatif n’est pas lisible', en: 'the proof cannot be read' },
  ACCOUNT_CLOSED: { fr: 'ce compte est fermé', en: 'this account is closed' },
};
/** Said in every one of these letters: a changed account is how money is stolen. */
const ALARM = {
  fr: 'Si cela ne vient pas de vous, répondez tout de suite à ce message ou appelez la coordination. Nous ne vous demanderons jamais votre numéro de compte par courriel.',
  en: 'If this does not come from you, answer this message at once or call the coordinators. We will never ask you for your account number by mail.',
};
const waits = (usableFrom: string | undefined, language: Language): string[] =>
  usableFrom ? [language === 'fr' ? `Par sécurité, aucun versement n’y sera fait avant le ${atInstant(usableFrom, 'fr')}.` : `For safety, nothing is paid there before ${atInstant(usableFrom, 'en')}.`] : [];

/** Security notices. They hold nothing of the account: not its number, its bank or its holder. */
export const bankTemplates = {
  'bank-details-entered': template<{ change: boolean; usableFrom?: string }>({
    fr: ({ change, usableFrom }, home) => ({
      subject: change ? 'Vos coordonnées bancaires ont changé' : 'Vos coordonnées bancaires sont enregistrées',
      body: [`${change ? 'De nouvelles coordonnées bancaires remplacent les précédentes' : 'Des coordonnées bancaires sont enregistrées'} pour vos versements. Nous les vérifions avant de nous en servir.`, ...waits(usableFrom, 'fr'), ALARM.fr, `Votre espace : ${home}`],
    }),
    en: ({ change, usableFrom }, home) => ({
      subject: change ? 'Your bank details have changed' : 'Your bank details are recorded',
      body: [`${change ? 'New bank details replace the earlier ones' : 'Bank details are recorded'} for what is paid to you. We check them before we use them.`, ...waits(usableFrom, 'en'), ALARM.en, `Your space: ${home}`],
    }),
  }),
  'bank-details-verified': template<{ usableFrom?: string }>({
    fr: ({ usableFrom }, home) => ({ subject: 'Vos coordonnées bancaires sont vérifiées', body: ['Vos coordonnées bancaires sont vérifiées : vos versements pourront y être faits.', ...waits(usableFrom, 'fr'), ALARM.fr, `Votre espace : ${home}`] }),
    en: ({ usableFrom }, home) => ({ subject: 'Your bank details are verified', body: ['Your bank details are verified: you can be paid there.', ...waits(usableFrom, 'en'), ALARM.en, `Your space: ${home}`] }),
  }),
  'bank-details-rejected': template<{ reason?: string }>({
    fr: ({ reason }, home) => ({ subject: 'Vos coordonnées bancaires sont à revoir', body: [`Nous n’avons pas pu retenir les coordonnées bancaires enregistrées${reason && REASONS[reason] ? ` : ${REASONS[reason].fr}` : ''}.`, `Pour recevoir vos versements, enregistrez-les à nouveau dans votre espace : ${home}. Ne les envoyez jamais par courriel. Ce qui vous est dû vous reste dû.`, ALARM.fr] }),
    en: ({ reason }, home) => ({ subject: 'Your bank details need another look', body: [`We could not accept the bank details that were recorded${reason && REASONS[reason] ? `: ${REASONS[reason].en}` : ''}.`, `To be paid, record them again in your space: ${home}. Never send them by mail. What is owed to you is still owed.`, ALARM.en] }),
  }),
};
