import { template, type Language } from './template';
import { period } from './words';

const FIELDS = {
  fr: {
    CARE: 'du soin', ORGANISATION: 'de l’organisation des soins', TEACHING: 'de l’enseignement', RESEARCH: 'de la recherche', GOVERNANCE: 'de la gouvernance', POLICY: 'des politiques de santé',
    DIGITAL: 'du numérique', COMMUNITY: 'de la vie locale',
  },
  en: { CARE: 'care', ORGANISATION: 'the organisation of care', TEACHING: 'teaching', RESEARCH: 'research', GOVERNANCE: 'governance', POLICY: 'health policy', DIGITAL: 'digital services', COMMUNITY: 'community life' },
};
/** A project as a letter may tell it: its title can name an illness, so it is read after signing in. */
export interface ProjectTold {
  field?: keyof typeof FIELDS.fr;
  starts?: string;
  ends?: string;
}
export function project({ field, starts, ends }: ProjectTold, language: Language): string {
  const words = field && FIELDS[language][field];
  const what = language === 'fr' ? `un projet${words ? ` dans le champ ${words}` : ''}` : `a project${words ? ` in the field of ${words}` : ''}`;
  return starts ? `${what},${period(starts, ends, language)}` : what;
}

export const matchingTemplates = {
  'proposal-proposed': template<ProjectTold>({
    fr: (p, home) => ({ subject: 'Un projet vous est proposé', body: [`Nous avons une proposition pour vous : ${project(p, 'fr')}.`, `Ce qu’il demande, et pourquoi nous avons pensé à vous, sont écrits dans votre espace : ${home}`, 'Dites-y oui ou non, à votre rythme. Un non n’a aucune conséquence.'] }),
    en: (p, home) => ({ subject: 'A project is proposed to you', body: [`We have a proposal for you: ${project(p, 'en')}.`, `What it asks for, and why we thought of you, are written in your space: ${home}`, 'Say yes or no there, at your own pace. A no has no consequence.'] }),
  }),
  'proposal-not-retained': template({
    fr: (_, home) => ({ subject: 'Réponse au sujet d’un projet', body: ['Merci d’avoir dit oui à ce projet. L’équipe n’a finalement pas pu vous y accueillir.', 'Cela ne change rien à votre place de partenaire : d’autres projets pourront vous être proposés.', `Votre espace : ${home}. Pour en parler avec la coordination, répondez à ce message.`] }),
    en: (_, home) => ({ subject: 'Answer about a project', body: ['Thank you for saying yes to this project. In the end the team could not make room for you.', 'This changes nothing to your place as a partner: other projects may be proposed to you.', `Your space: ${home}. To talk it over with the coordinators, answer this message.`] }),
  }),
  'proposal-withdrawn': template({
    fr: (_, home) => ({ subject: 'Un projet ne vous est plus proposé', body: ['Un projet qui vous était proposé ne l’est plus : vous n’avez rien à faire.', 'Cela ne dit rien de vous : d’autres projets pourront vous être proposés.', `Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'A project is no longer proposed to you', body: ['A project that was proposed to you no longer is: there is nothing to do.', 'This says nothing about you: other projects may be proposed to you.', `Your space: ${home}`] }),
  }),
  'project-joined': template<ProjectTold & { afterMeeting?: boolean }>({
    fr: ({ afterMeeting, ...p }, home) => ({
      subject: afterMeeting ? 'Le résultat des rencontres : un projet pour vous' : 'Votre place dans un projet est confirmée',
      body: [`${afterMeeting ? 'Les rencontres entre partenaires et équipes ont donné leur résultat : vous rejoignez' : 'C’est confirmé, vous rejoignez'} ${project(p, 'fr')}.`, `Le projet, et qui vous y accueille, sont dans votre espace : ${home}`, 'Les demi-journées vous seront proposées une à une, une fois la formation et la convention en place. Vous pourrez toujours dire non, ou arrêter.'],
    }),
    en: ({ afterMeeting, ...p }, home) => ({
      subject: afterMeeting ? 'The result of the meetings: a project for you' : 'Your place in a project is confirmed',
      body: [`${afterMeeting ? 'The meetings between partners and teams have given their result: you join' : 'It is confirmed, you join'} ${project(p, 'en')}.`, `The project, and who welcomes you there, are in your space: ${home}`, 'Half-days will be proposed to you one by one, once training and convention are in place. You may always say no, or stop.'],
    }),
  }),
  'meeting-without-project': template({
    fr: (_, home) => ({ subject: 'Le résultat des rencontres', body: ['Les rencontres entre partenaires et équipes ont donné leur résultat. Cette fois, aucun projet n’a été trouvé pour vous. Ce n’est pas un refus, et cela ne dit rien de vous.', 'Votre parcours continue : quand un projet qui peut vous convenir s’ouvrira, il pourra vous être proposé.', `Vos souhaits ou vos disponibilités ont changé ? Dites-le dans votre espace : ${home}. Pour en parler avec la coordination, répondez à ce message.`] }),
    en: (_, home) => ({ subject: 'The result of the meetings', body: ['The meetings between partners and teams have given their result. This time, no project was found for you. This is not a refusal, and it says nothing about you.', 'Your path goes on: when a project that may suit you opens, it can be proposed to you.', `Have your wishes or availability changed? Say so in your space: ${home}. To talk it over with the coordinators, answer this message.`] }),
  }),
};
