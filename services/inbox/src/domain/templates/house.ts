import { template } from './template';
import { onDate, plainSlug } from './words';

export interface Place {
  body: string;
}
/** Seats in the programme's bodies, and the structures that come in. */
export const houseTemplates = {
  'seat-nominated': template<Place>({
    fr: ({ body }, home) => ({ subject: 'Votre nom est proposé pour un siège', body: [`Votre nom est proposé pour siéger dans l’instance « ${plainSlug(body)} ». La décision n’est pas encore prise.`, `Vous n’avez rien à faire. Si vous ne le souhaitez pas, dites-le dans votre espace : ${home}, ou répondez à ce message : un non n’a aucune conséquence.`] }),
    en: ({ body }, home) => ({ subject: 'Your name is put forward for a seat', body: [`Your name is put forward for a seat in “${plainSlug(body)}”. Nothing is decided yet.`, `There is nothing to do. If you would rather not, say so in your space: ${home}, or answer this message: a no has no consequence.`] }),
  }),
  'seat-appointed': template<Place & { starts?: string; ends?: string }>({
    fr: ({ body, starts, ends }, home) => ({ subject: 'Vous siégez dans une instance', body: [`Vous siégez désormais dans l’instance « ${plainSlug(body)} »${starts ? `, à partir du ${onDate(starts, 'fr')}` : ''}${ends ? `, jusqu’au ${onDate(ends, 'fr')}` : ''}. Merci d’y porter votre voix.`, `Ce qu’il faut savoir est dans votre espace : ${home}. Vous pourrez arrêter quand vous le souhaitez.`] }),
    en: ({ body, starts, ends }, home) => ({ subject: 'You have a seat in a body', body: [`You now have a seat in “${plainSlug(body)}”${starts ? `, from ${onDate(starts, 'en')}` : ''}${ends ? `, until ${onDate(ends, 'en')}` : ''}. Thank you for bringing your voice to it.`, `What there is to know is in your space: ${home}. You may stop whenever you wish.`] }),
  }),
  /** `chosen`: there was a seat to leave; somebody not chosen had none. */
  'seat-ended': template<Place & { chosen: boolean }>({
    fr: ({ body, chosen }, home) => ({ subject: chosen ? 'Votre mandat est terminé : merci' : 'Réponse pour un siège', body: [chosen ? `Votre mandat dans l’instance « ${plainSlug(body)} » est terminé. Merci pour le temps et la voix que vous y avez portés.` : `Votre nom avait été proposé pour l’instance « ${plainSlug(body)} » : cette fois, vous n’y siégerez pas. Merci d’avoir été là.`, `Cela ne change rien au reste de votre parcours. Votre espace : ${home}. Pour en parler, répondez à ce message.`] }),
    en: ({ body, chosen }, home) => ({ subject: chosen ? 'Your term is over: thank you' : 'Answer about a seat', body: [chosen ? `Your term in “${plainSlug(body)}” is over. Thank you for the time and the voice you brought to it.` : `Your name was put forward for “${plainSlug(body)}”: this time you will not have a seat there. Thank you for being there.`, `This changes nothing to the rest of your path. Your space: ${home}. To talk it over, answer this message.`] }),
  }),
  'structure-signed': template({
    fr: (_, home) => ({ subject: 'Un accord avec une structure est signé', body: ['Un accord avec une structure partenaire vient d’être signé. Il reste à le faire entrer en vigueur ; ses équipes pourront alors rejoindre le programme.', `Il se lit dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'An agreement with a structure is signed', body: ['An agreement with a partner structure has just been signed. It still has to be brought into force; its people can then join the programme.', `It can be read in your space: ${home}`] }),
  }),
  'structure-active': template({
    fr: (_, home) => ({ subject: 'Un accord avec une structure entre en vigueur', body: ['Un accord avec une structure partenaire entre en vigueur : ses équipes peuvent rejoindre le programme.', `Il se lit dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'An agreement with a structure comes into force', body: ['An agreement with a partner structure comes into force: its people can join the programme.', `It can be read in your space: ${home}`] }),
  }),
};
