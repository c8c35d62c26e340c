import { project, type ProjectTold } from './matching';
import { template } from './template';

/** What becomes of somebody's place in a project: it rests, goes on, or is over, and how. */
export const placeTemplates = {
  'project-paused': template<ProjectTold>({
    fr: (p, home) => ({ subject: 'Votre projet fait une pause', body: [`L’équipe met en pause ${project(p, 'fr')} auquel vous participez. Votre place est gardée.`, 'Les demi-journées à venir sont annulées ; celles déjà faites restent dues.', `Vous n’avez rien à faire : nous vous écrirons à la reprise. Votre espace : ${home}`] }),
    en: (p, home) => ({ subject: 'Your project takes a break', body: [`The team pauses ${project(p, 'en')} in which you take part. Your place is kept.`, 'Half-days to come are cancelled; those already done are still owed.', `There is nothing to do: we will write to you when it starts again. Your space: ${home}`] }),
  }),
  'project-resumed': template<ProjectTold>({
    fr: (p, home) => ({ subject: 'Votre projet reprend', body: [`La pause est finie : ${project(p, 'fr')} auquel vous participez reprend.`, `Les demi-journées proposées apparaîtront dans votre espace : ${home}. Vous pouvez toujours dire non.`] }),
    en: (p, home) => ({ subject: 'Your project starts again', body: [`The break is over: ${project(p, 'en')} in which you take part starts again.`, `The half-days on offer will appear in your space: ${home}. You may always say no.`] }),
  }),
  /** Told once the project closes: what the work changed was told before, its guard says so. */
  'project-completed': template<ProjectTold>({
    fr: (p, home) => ({ subject: 'Votre projet est arrivé à son terme : merci', body: [`Vous avez participé jusqu’au bout à ${project(p, 'fr')}. Merci pour ce que vous y avez apporté.`, 'Ce que votre travail a changé vous a été dit par l’équipe ; si quelque chose reste flou, demandez-le en répondant à ce message.', `Les demi-journées faites restent dues. D’autres projets pourront vous être proposés dans votre espace : ${home}`] }),
    en: (p, home) => ({ subject: 'Your project has come to its end: thank you', body: [`You took part to the end in ${project(p, 'en')}. Thank you for what you brought to it.`, 'The team has told you what your work changed; if something is still unclear, ask by answering this message.', `Half-days done are still owed. Other projects may be proposed to you in your space: ${home}`] }),
  }),
  'project-stopped': template<ProjectTold>({
    fr: (p, home) => ({ subject: 'Un projet s’arrête', body: [`Nous devons vous dire que s’arrête ${project(p, 'fr')} où vous aviez une place. Cela ne dit rien de vous ni de votre travail.`, 'Les demi-journées à venir sont annulées ; celles déjà faites restent dues. Merci d’avoir été là.', `D’autres projets pourront vous être proposés dans votre espace : ${home}. Pour en parler avec la coordination, répondez à ce message.`] }),
    en: (p, home) => ({ subject: 'A project stops', body: [`We have to tell you that the following stops: ${project(p, 'en')} in which you had a place. This says nothing about you or your work.`, 'Half-days to come are cancelled; those already done are still owed. Thank you for being there.', `Other projects may be proposed to you in your space: ${home}. To talk it over with the coordinators, answer this message.`] }),
  }),
  /** `wish`: it is what the partner wanted. Who takes the place, if anybody, is not told. */
  'project-left': template<ProjectTold & { wish: boolean }>({
    fr: ({ wish, ...p }, home) => ({
      subject: wish ? 'C’est noté : vous quittez un projet' : 'Votre place dans un projet prend fin',
      body: [wish ? `C’est noté, comme vous l’avez souhaité : vous ne participez plus à ${project(p, 'fr')}. Merci pour ce que vous y avez apporté.` : `Votre participation à ${project(p, 'fr')} prend fin. Cela ne change rien à votre place de partenaire. Merci pour ce que vous y avez apporté.`, 'Les demi-journées à venir sont annulées ; celles déjà faites restent dues.', `D’autres projets pourront vous être proposés dans votre espace : ${home}. Pour en parler avec la coordination, répondez à ce message.`],
    }),
    en: ({ wish, ...p }, home) => ({
      subject: wish ? 'Noted: you leave a project' : 'Your place in a project ends',
      body: [wish ? `As you wished, it is noted: you no longer take part in ${project(p, 'en')}. Thank you for what you brought to it.` : `You no longer take part in ${project(p, 'en')}. This changes nothing to your place as a partner. Thank you for what you brought to it.`, 'Half-days to come are cancelled; those already done are still owed.', `Other projects may be proposed to you in your space: ${home}. To talk it over with the coordinators, answer this message.`],
    }),
  }),
};
