import { template } from './template';
import { listed, type Expected } from './reminders';
import { onDate } from './words';

const PURPOSES = {
  fr: { SIGNATURE: 'signer votre convention', SIGN_IN: 'vous connecter', CONTACT: 'vérifier votre adresse', BANK_DETAILS: 'enregistrer vos coordonnées bancaires' },
  en: { SIGNATURE: 'sign your convention', SIGN_IN: 'sign in', CONTACT: 'check your address', BANK_DETAILS: 'record your bank details' },
};

export interface Survey {
  link: string;
  closes: string;
  minutes?: number;
  anonymous: boolean;
}
const ANONYMOUS = {
  fr: 'Vos réponses sont anonymes : ce lien sert une seule fois et rien ne le relie à ce que vous écrivez.',
  en: 'Your answers are anonymous: this link works once and nothing ties it to what you write.',
};

/** Letters that carry a secret: nothing of them is kept once they are out. */
export const accessTemplates = {
  'one-time-code': template<{ code: string; minutes: number; purpose: keyof typeof PURPOSES.fr }>({
    secret: true,
    fr: ({ code, minutes, purpose }) => ({ subject: 'Votre code à usage unique', body: [`Voici le code pour ${PURPOSES.fr[purpose]} :`, code, `Il sert une seule fois, pendant ${minutes} minutes. Personne de notre équipe ne vous le demandera.`] }),
    en: ({ code, minutes, purpose }) => ({ subject: 'Your one-time code', body: [`Here is the code to ${PURPOSES.en[purpose]}:`, code, `It works once, for ${minutes} minutes. Nobody of our team will ask you for it.`] }),
  }),
  'magic-link': template<{ link: string; minutes: number }>({
    secret: true,
    fr: ({ link, minutes }) => ({ subject: 'Votre lien de connexion', body: ['Pour vous connecter, ouvrez ce lien :', link, `Il sert une seule fois, pendant ${minutes} minutes. Si vous n’avez rien demandé, ignorez ce message.`] }),
    en: ({ link, minutes }) => ({ subject: 'Your sign-in link', body: ['To sign in, open this link:', link, `It works once, for ${minutes} minutes. If you asked for nothing, ignore this message.`] }),
  }),
  welcome: template<{ link: string; days: number }>({
    secret: true,
    fr: ({ link, days }) => ({ subject: 'Bienvenue dans Tandem', body: ['Un accès à Tandem vient d’être ouvert pour vous. Pour l’activer, ouvrez ce lien :', link, `Il est valable ${days} jours et ne sert qu’une fois.`] }),
    en: ({ link, days }) => ({ subject: 'Welcome to Tandem', body: ['Access to Tandem has just been opened for you. To activate it, open this link:', link, `It is valid for ${days} days and works once.`] }),
  }),
  'survey-invitation': template<Survey>({
    secret: true,
    fr: ({ link, closes, minutes, anonymous }) => ({
      subject: 'Votre avis compte',
      body: [`Quelques questions sur votre expérience${minutes ? ` (environ ${minutes} minutes)` : ''}, jusqu’au ${onDate(closes, 'fr')} :`, link, ...(anonymous ? [ANONYMOUS.fr] : []), 'Répondre est libre ; ne pas répondre n’a aucune conséquence.'],
    }),
    en: ({ link, closes, minutes, anonymous }) => ({
      subject: 'Your opinion matters',
      body: [`A few questions about your experience${minutes ? ` (about ${minutes} minutes)` : ''}, until ${onDate(closes, 'en')}:`, link, ...(anonymous ? [ANONYMOUS.en] : []), 'You are free to answer or not; not answering has no consequence.'],
    }),
  }),
  /** `others`: what else they are reminded of that day, so that it is one letter. */
  'survey-reminder': template<Survey & { others?: readonly Expected[] }>({
    secret: true,
    fr: ({ link, closes, minutes, anonymous, others = [] }, home) => ({
      subject: others.length ? 'Un petit rappel : votre avis, et ce qui vous attend' : 'Un petit rappel : votre avis compte',
      body: [
        `Vous pouvez encore dire votre avis${minutes ? ` (environ ${minutes} minutes)` : ''}, jusqu’au ${onDate(closes, 'fr')} :`, link, ...(anonymous ? [ANONYMOUS.fr] : []),
        'Répondre est libre. Pour ne plus avoir de rappel, il suffit de le dire en ouvrant ce lien.',
        ...(others.length ? ['Voici aussi ce qui est attendu de vous :', listed(others, 'fr'), `Tout se fait dans votre espace : ${home}`] : []),
      ],
    }),
    en: ({ link, closes, minutes, anonymous, others = [] }, home) => ({
      subject: others.length ? 'A gentle reminder: your opinion, and what awaits you' : 'A gentle reminder: your opinion matters',
      body: [
        `You can still give your opinion${minutes ? ` (about ${minutes} minutes)` : ''}, until ${onDate(closes, 'en')}:`, link, ...(anonymous ? [ANONYMOUS.en] : []),
        'You are free to answer or not. To get no more reminders, just say so on opening this link.',
        ...(others.length ? ['This is also expected of you:', listed(others, 'en'), `It is all done in your space: ${home}`] : []),
      ],
    }),
  }),
};
