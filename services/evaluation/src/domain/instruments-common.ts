import { brake, change, legitimacy, load, satisfaction, scale, text, trust, type Instrument } from './questions';

/** Forms every programme of a hospital asks, of partners and of those they work with. */
export const COMMON_INSTRUMENTS: readonly Instrument[] = [
  {
    id: 'joint-training', names: { fr: 'Après la formation commune', en: 'After the joint training' }, minutes: 3,
    questions: [
      satisfaction,
      scale('clarity', 'Savez-vous mieux ce qu’on attend de vous ?', 'Do you know better what is expected of you?'),
      scale('together', 'Vous êtes-vous sentis à égalité, patients et professionnels ?', 'Did patients and professionals feel on an equal footing?'),
      text('wish', 'Que faudrait-il ajouter ou retirer ? N’écrivez aucun nom.', 'What should be added or left out? Write no names.'),
    ],
  },
  {
    id: 'legitimacy', names: { fr: 'Votre place dans les projets', en: 'Your place in the projects' }, minutes: 4,
    questions: [
      satisfaction,
      legitimacy,
      trust,
      scale('influence', 'Ce que vous dites change-t-il quelque chose ?', 'Does what you say change anything?'),
      load,
      brake,
      change,
    ],
  },
  {
    id: 'professional-posture', names: { fr: 'Travailler avec un partenaire', en: 'Working with a partner' }, minutes: 3,
    questions: [
      satisfaction,
      scale('posture', 'Votre façon de travailler a-t-elle évolué ?', 'Has your way of working changed?'),
      scale('meaning', 'Ce travail redonne-t-il du sens à votre métier ?', 'Does this work give meaning back to your job?'),
      brake,
      change,
    ],
  },
  {
    id: 'yearly-review', names: { fr: 'Votre année', en: 'Your year' }, minutes: 5,
    questions: [
      satisfaction,
      scale('legitimacy', 'Vous êtes-vous senti légitime cette année ?', 'Did you feel legitimate this year?'),
      scale('feedback', 'Vous a-t-on dit ce que votre travail est devenu ?', 'Were you told what became of your work?'),
      brake,
      change,
    ],
  },
  {
    id: 'exit', names: { fr: 'En nous quittant', en: 'As you leave' }, minutes: 3,
    questions: [satisfaction, scale('recommend', 'Recommanderiez-vous ce partenariat à un proche ?', 'Would you recommend this partnership to someone close?'), text('advice', 'Que devrions-nous faire autrement ? N’écrivez aucun nom.', 'What should we do differently? Write no names.')],
  },
];
