import { template } from './template';

/** Nothing of what happened nor of whom: that is read after signing in. */
export const incidentTemplates = {
  'incident-handed': template<{ today: boolean }>({
    fr: ({ today }, home) => ({
      subject: today ? 'Un signalement à lire aujourd’hui' : 'Un signalement vous est remis',
      body: [today ? 'Un signalement vous est remis : lisez-le dès maintenant, quelqu’un attend un appel aujourd’hui.' : 'Un signalement vous est remis.', `Il se lit dans votre espace, seulement là : ${home}`, 'N’en parlez qu’aux personnes qui y sont nommées.'],
    }),
    en: ({ today }, home) => ({
      subject: today ? 'An incident to read today' : 'An incident is handed to you',
      body: [today ? 'An incident is handed to you: read it now, somebody awaits a call today.' : 'An incident is handed to you.', `It is read in your space, and nowhere else: ${home}`, 'Speak of it only with the people named in it.'],
    }),
  }),
};
