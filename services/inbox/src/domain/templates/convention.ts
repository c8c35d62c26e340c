import { template } from './template';
import { onDate } from './words';

export const conventionTemplates = {
  'signature-requested': template<{ order: number; signers: number }>({
    fr: ({ order, signers }, home) => ({ subject: 'Une convention attend votre signature', body: [`Une convention de partenariat vous est présentée. Vous signez en position ${order} sur ${signers}.`, `Prenez le temps de la lire, puis demandez votre code de signature dans votre espace : ${home}`, 'Vous pouvez aussi ne pas signer, en disant pourquoi.'] }),
    en: ({ order, signers }, home) => ({ subject: 'A convention awaits your signature', body: [`A partnership convention is presented to you. You sign in position ${order} of ${signers}.`, `Take the time to read it, then ask for your signing code in your space: ${home}`, 'You may also decline to sign, and say why.'] }),
  }),
  /** `replaces`: it takes the place of one that was amended or renewed, which has no letter of its own. */
  'convention-active': template<{ starts: string; ends: string; replaces?: boolean }>({
    fr: ({ starts, ends, replaces }, home) => ({ subject: 'Votre exemplaire de la convention', body: [`Toutes les parties ont signé. La convention est en vigueur du ${onDate(starts, 'fr')} au ${onDate(ends, 'fr')}.`, ...(replaces ? ['Elle remplace la précédente, sans interruption : vous n’avez rien à faire.'] : []), `Votre exemplaire et la charte se téléchargent dans votre espace : ${home}`] }),
    en: ({ starts, ends, replaces }, home) => ({ subject: 'Your copy of the convention', body: [`All parties have signed. The convention is in force from ${onDate(starts, 'en')} to ${onDate(ends, 'en')}.`, ...(replaces ? ['It takes the place of the earlier one without a break: there is nothing to do.'] : []), `Your copy and the charter can be downloaded in your space: ${home}`] }),
  }),
  'convention-voided': template({
    fr: () => ({ subject: 'La convention est annulée', body: ['La convention qui était en cours de signature est annulée ; les signatures déjà données n’engagent plus.', 'La coordination vous dira si une nouvelle convention est préparée.'] }),
    en: () => ({ subject: 'The convention is voided', body: ['The convention that was being signed is voided; signatures already given no longer bind.', 'The coordinators will tell you whether a new convention is prepared.'] }),
  }),
  'convention-expiring': template<{ ends: string }>({
    fr: ({ ends }, home) => ({ subject: 'Votre convention arrive à échéance', body: [`Votre convention se termine le ${onDate(ends, 'fr')}.`, `Si vous souhaitez continuer, dites-le dans votre espace : ${home}. Sinon, rien à faire : elle s’arrête d’elle-même.`] }),
    en: ({ ends }, home) => ({ subject: 'Your convention is about to end', body: [`Your convention ends on ${onDate(ends, 'en')}.`, `If you wish to go on, say so in your space: ${home}. If not, there is nothing to do: it ends by itself.`] }),
  }),
  'convention-expired': template<{ ends: string }>({
    fr: ({ ends }) => ({ subject: 'Votre convention est terminée', body: [`Votre convention s’est terminée le ${onDate(ends, 'fr')}. Sans nouvelle convention, aucune demi-journée ne peut être faite.`, 'La coordination est là pour en parler : répondez à ce message.'] }),
    en: ({ ends }) => ({ subject: 'Your convention has ended', body: [`Your convention ended on ${onDate(ends, 'en')}. Without a new one, no half-day can take place.`, 'The coordinators are there to talk about it: answer this message.'] }),
  }),
  'convention-suspended': template({
    fr: (_, home) => ({ subject: 'La convention est suspendue', body: ['La convention est suspendue pour le moment : tant qu’elle l’est, aucune demi-journée ne peut avoir lieu. Celles déjà faites restent dues.', `Rien n’est fini : la coordination en parle avec vous, et vous pouvez répondre à ce message. Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'The convention is suspended', body: ['The convention is suspended for now: until it is reinstated, no half-day can take place. Those already done are still owed.', `Nothing is over: the coordinators will talk it over with you, and you may answer this message. Your space: ${home}`] }),
  }),
  'convention-reinstated': template<{ ends: string }>({
    fr: ({ ends }, home) => ({ subject: 'La convention reprend', body: [`La convention est de nouveau en vigueur, jusqu’au ${onDate(ends, 'fr')}. Les demi-journées peuvent reprendre.`, `Votre espace : ${home}`] }),
    en: ({ ends }, home) => ({ subject: 'The convention is in force again', body: [`The convention is in force again, until ${onDate(ends, 'en')}. Half-days can start again.`, `Your space: ${home}`] }),
  }),
  'convention-terminated': template({
    fr: () => ({ subject: 'Il est mis fin à la convention', body: ['Il est mis fin à la convention. Les demi-journées à venir sont annulées ; celles déjà faites restent dues.'] }),
    en: () => ({ subject: 'The convention is terminated', body: ['The convention is terminated. Half-days to come are cancelled; those already done are still owed.'] }),
  }),
};
