import type { HalfDayPart } from '@tandem/kernel';
import { template } from './template';
import { halfDayWords } from './words';

export interface Vacation {
  date: string;
  part: HalfDayPart;
  remote?: boolean;
}
const where = (remote: boolean | undefined, language: 'fr' | 'en'): string => (remote ? (language === 'fr' ? ' (à distance)' : ' (remote)') : '');

export const vacationTemplates = {
  'vacation-invited': template<Vacation>({
    fr: (v, home) => ({ subject: `Une demi-journée vous est proposée : ${halfDayWords(v, 'fr')}`, body: [`Une demi-journée vous est proposée : ${halfDayWords(v, 'fr')}${where(v.remote, 'fr')}.`, `Dites oui ou non dans votre espace : ${home}. Un non n’a aucune conséquence.`, 'L’invitation jointe s’ajoute à votre agenda.'] }),
    en: (v, home) => ({ subject: `A half-day is proposed to you: ${halfDayWords(v, 'en')}`, body: [`A half-day is proposed to you: ${halfDayWords(v, 'en')}${where(v.remote, 'en')}.`, `Say yes or no in your space: ${home}. A no has no consequence.`, 'The invitation attached goes into your calendar.'] }),
  }),
  'vacation-confirmed': template<Vacation>({
    fr: (v, home) => ({ subject: `C’est confirmé : ${halfDayWords(v, 'fr')}`, body: [`La demi-journée du ${halfDayWords(v, 'fr')}${where(v.remote, 'fr')} est confirmée.`, `Un empêchement ? Il suffit de prévenir dans votre espace : ${home}`] }),
    en: (v, home) => ({ subject: `Confirmed: ${halfDayWords(v, 'en')}`, body: [`The half-day of ${halfDayWords(v, 'en')}${where(v.remote, 'en')} is confirmed.`, `Something came up? Just say so in your space: ${home}`] }),
  }),
  'vacation-cancelled': template<Vacation & { by: 'PARTNER' | 'TEAM'; owed?: boolean }>({
    fr: (v) => ({ subject: `Annulée : demi-journée du ${halfDayWords(v, 'fr')}`, body: [`La demi-journée du ${halfDayWords(v, 'fr')} est annulée ${v.by === 'TEAM' ? 'par l’équipe' : 'par la ou le partenaire'}.`, ...(v.owed ? ['Cette annulation est tardive : la demi-journée est due.'] : []), 'Aucune raison n’a à être donnée ; une autre date pourra être proposée.'] }),
    en: (v) => ({ subject: `Cancelled: half-day of ${halfDayWords(v, 'en')}`, body: [`The half-day of ${halfDayWords(v, 'en')} is cancelled ${v.by === 'TEAM' ? 'by the team' : 'by the partner'}.`, ...(v.owed ? ['This cancellation is late: the half-day is owed.'] : []), 'No reason has to be given; another date may be proposed.'] }),
  }),
};
