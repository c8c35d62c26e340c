import { template } from './template';
import { atInstant } from './words';

/** A wait, in the words of the register: who, what, until when, what happens otherwise. */
export interface Expected {
  fr: string;
  en: string;
}
export const listed = (items: readonly Expected[], language: 'fr' | 'en'): string => items.map((item) => `- ${item[language]}`).join('\n');

const TASKS: Record<string, { fr: string; en: string }> = {
  call: { fr: 'appeler une personne dont nous attendons une réponse', en: 'call somebody we are waiting for' },
  'refused-act': { fr: 'regarder une action que Tandem n’a pas pu faire', en: 'look at something Tandem could not do' },
  bounce: { fr: 'vérifier une adresse électronique qui ne reçoit plus', en: 'check a mail address that no longer works' },
  'check-in': { fr: 'prendre des nouvelles d’une personne', en: 'ask how somebody is doing' },
  review: { fr: 'tenir un bilan et dire ce qui en ressort', en: 'hold a review and say what comes out of it' },
  phase: { fr: 'mener une phase d’un projet à son terme avec le groupe', en: 'bring a phase of a project to its end with the group' },
  exit: { fr: 'accompagner une sortie : ce qui est à rendre, ce qui reste à solder', en: 'see a departure through: what to take back, what to settle' },
  'blocked-fact': { fr: 'débloquer une information reçue', en: 'sort out an item that is blocked' },
};
const task = (kind: string, language: 'fr' | 'en'): string => TASKS[kind]?.[language] ?? kind;

export const reminderTemplates = {
  /** One letter for all of a person's reminders of one day. */
  reminder: template<{ items: Expected[] }>({
    fr: ({ items }, home) => ({
      subject: items.length > 1 ? `Un petit rappel : ${items.length} choses vous attendent` : 'Un petit rappel',
      body: [items.length > 1 ? 'Un rappel amical. Voici ce qui est attendu de vous :' : 'Un rappel amical. Voici ce qui est attendu :', listed(items, 'fr'), `Tout se fait dans votre espace : ${home}`, 'Si c’est déjà fait, ne tenez pas compte de ce message. Si quelque chose vous arrête, répondez-y : nous vous aiderons.'],
    }),
    en: ({ items }, home) => ({
      subject: items.length > 1 ? `A gentle reminder: ${items.length} things await you` : 'A gentle reminder',
      body: [items.length > 1 ? 'A friendly reminder. This is what is expected of you:' : 'A friendly reminder. This is what is expected:', listed(items, 'en'), `It is all done in your space: ${home}`, 'If it is done already, take no notice of this message. If something stops you, answer it: we will help.'],
    }),
  }),
  'wait-handed-over': template<{ item: Expected }>({
    fr: ({ item }, home) => ({ subject: 'Une attente vous est transmise', body: ['Le délai est passé et la suite vous revient :', listed([item], 'fr'), `Votre espace : ${home}`] }),
    en: ({ item }, home) => ({ subject: 'Something is handed over to you', body: ['The time is over and it now falls to you:', listed([item], 'en'), `Your space: ${home}`] }),
  }),
  'task-notice': template<{ kind: string; due?: string }>({
    fr: ({ kind, due }, home) => ({ subject: 'Une tâche pour vous', body: [`Une tâche vous est confiée : ${task(kind, 'fr')}${due ? `, avant le ${atInstant(due, 'fr')}` : ''}.`, `Elle est dans votre liste : ${home}`] }),
    en: ({ kind, due }, home) => ({ subject: 'A task for you', body: [`A task is given to you: ${task(kind, 'en')}${due ? `, before ${atInstant(due, 'en')}` : ''}.`, `It is in your list: ${home}`] }),
  }),
};
