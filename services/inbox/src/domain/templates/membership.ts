import { template } from './template';
import { onDate, period, plainSlug } from './words';

export const membershipTemplates = {
  'membership-opened': template({
    fr: (_, home) => ({ subject: 'Bienvenue dans le partenariat patient', body: ['Votre parcours de partenaire est ouvert.', `Les étapes qui vous attendent sont dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Welcome to patient partnership', body: ['Your path as a partner is open.', `The steps ahead are in your space: ${home}`] }),
  }),
  'membership-activated': template({
    fr: (_, home) => ({ subject: 'Vous êtes partenaire', body: ['Formation, convention et statut sont en place : vous êtes maintenant partenaire, officiellement.', `Les demi-journées proposées apparaîtront dans votre espace : ${home}`, 'Vous pouvez accepter, refuser, faire une pause ou arrêter : c’est toujours vous qui décidez.'] }),
    en: (_, home) => ({ subject: 'You are a partner', body: ['Training, convention and status are in place: you are now a partner, officially.', `The half-days on offer will appear in your space: ${home}`, 'You may accept, decline, take a break or stop: it is always you who decides.'] }),
  }),
  'membership-paused': template<{ returns?: string }>({
    fr: ({ returns }) => ({ subject: 'Votre pause est enregistrée', body: [`Votre pause est enregistrée${returns ? `, jusqu’au ${onDate(returns, 'fr')}` : ''}. Rien ne vous sera proposé pendant ce temps.`, 'Vous pouvez revenir plus tôt ou plus tard : un mot suffit.'] }),
    en: ({ returns }) => ({ subject: 'Your break is recorded', body: [`Your break is recorded${returns ? `, until ${onDate(returns, 'en')}` : ''}. Nothing will be proposed to you meanwhile.`, 'You may come back sooner or later: a word is enough.'] }),
  }),
  'membership-resumed': template({
    fr: (_, home) => ({ subject: 'Heureux de vous retrouver', body: ['Votre pause est terminée. Les propositions reprennent, à votre rythme.', `Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Good to have you back', body: ['Your break is over. Proposals start again, at your pace.', `Your space: ${home}`] }),
  }),
  'membership-suspended': template({
    fr: () => ({ subject: 'Votre participation est suspendue', body: ['Votre participation est suspendue pour le moment, le plus souvent parce qu’un document ou une convention n’est plus en cours de validité.', 'La coordination vous contacte pour la rétablir ; vous pouvez aussi répondre à ce message.'] }),
    en: () => ({ subject: 'Your participation is suspended', body: ['Your participation is suspended for now, most often because a document or a convention is no longer valid.', 'The coordinators will contact you to put it right; you may also answer this message.'] }),
  }),
  'membership-reinstated': template({
    fr: (_, home) => ({ subject: 'Votre participation reprend', body: ['Tout est de nouveau en règle : votre participation reprend.', `Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Your participation goes on', body: ['Everything is in order again: your participation goes on.', `Your space: ${home}`] }),
  }),
  'membership-kept-as-alumni': template({
    fr: (_, home) => ({ subject: 'Nous restons en lien', body: ['C’est noté : vous restez en lien avec le partenariat patient, comme ancienne ou ancien partenaire. Merci.', `Rien ne vous est demandé. Vous pourrez changer d’avis à tout moment en répondant à ce message. Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'We stay in touch', body: ['It is noted: you stay in touch with patient partnership as a former partner. Thank you.', `Nothing is asked of you. You may change your mind at any time by answering this message. Your space: ${home}`] }),
  }),
  'membership-ended': template({
    fr: (_, home) => ({ subject: 'Merci pour ce chemin parcouru', body: ['Votre parcours de partenaire est terminé. Merci pour ce que vous avez apporté.', `Ce qui vous reste dû vous sera versé. Vos documents restent consultables dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Thank you for the road travelled together', body: ['Your path as a partner has come to its end. Thank you for what you have brought.', `What is still owed to you will be paid. Your documents can still be read in your space: ${home}`] }),
  }),
};

export interface Course {
  course: string;
  starts?: string;
  ends?: string;
}
export const trainingTemplates = {
  'training-invited': template<Course>({
    fr: ({ course, starts, ends }, home) => ({ subject: 'Invitation à une formation', body: [`Une place vous est proposée à la formation « ${plainSlug(course)} »${period(starts, ends, 'fr')}. Partenaires et professionnels s’y forment ensemble.`, `Dites-nous si vous venez, dans votre espace : ${home}`] }),
    en: ({ course, starts, ends }, home) => ({ subject: 'Invitation to a training', body: [`You are invited to the training “${plainSlug(course)}”${period(starts, ends, 'en')}. Partners and professionals train together there.`, `Tell us whether you will come, in your space: ${home}`] }),
  }),
  'training-confirmed': template<Course>({
    fr: ({ course, starts, ends }, home) => ({ subject: 'Votre place en formation est confirmée', body: [`La formation « ${plainSlug(course)} » a bien lieu${period(starts, ends, 'fr')} et votre place est confirmée.`, `Un empêchement ? Prévenez-nous dans votre espace : ${home}`] }),
    en: ({ course, starts, ends }, home) => ({ subject: 'Your place in the training is confirmed', body: [`The training “${plainSlug(course)}” takes place${period(starts, ends, 'en')} and your place is confirmed.`, `Something came up? Tell us in your space: ${home}`] }),
  }),
  'training-cancelled': template<Course>({
    fr: ({ course, starts, ends }) => ({ subject: 'Votre inscription en formation est annulée', body: [`Votre inscription à la formation « ${plainSlug(course)} »${period(starts, ends, 'fr')} est annulée.`, 'Si ce n’était pas à votre demande, une autre date vous sera proposée.'] }),
    en: ({ course, starts, ends }) => ({ subject: 'Your place in the training is cancelled', body: [`Your place in the training “${plainSlug(course)}”${period(starts, ends, 'en')} is cancelled.`, 'If you did not ask for it, another date will be proposed to you.'] }),
  }),
};
