import { brake, change, institution, learning, legitimacy, posture, satisfaction, scale, speech, text, trust, type Instrument } from './questions';

/** Forms of programmes that ask partners, or a partner and a professional together, something of their own. */
export const PARTNER_INSTRUMENTS: readonly Instrument[] = [
  { id: 'satisfaction', names: { fr: 'Votre premier pas avec nous', en: 'Your first step with us' }, minutes: 3, questions: [satisfaction, learning, posture, institution, change] },
  {
    id: 'tandem', names: { fr: 'Votre tandem', en: 'Your tandem' }, minutes: 4,
    questions: [
      satisfaction,
      scale('side-by-side', 'Préparez-vous et animez-vous vraiment à deux ?', 'Do you truly prepare and lead together?'),
      trust, posture,
      scale('turning-point', 'Cette expérience vous a-t-elle transformé ?', 'Has this experience changed you?'),
      brake, change,
    ],
  },
  {
    id: 'co-learning', names: { fr: 'Ce que nous apprenons ensemble', en: 'What we learn together' }, minutes: 4,
    questions: [
      learning, posture,
      scale('practice', 'Des pratiques de soins ont-elles bougé autour de vous ?', 'Have ways of caring moved around you?'),
      institution, change,
    ],
  },
  {
    id: 'remote-access', names: { fr: 'Avant de travailler à distance', en: 'Before working remotely' }, minutes: 2,
    questions: [
      scale('equipment', 'Avez-vous chez vous de quoi suivre une réunion à distance ?', 'Do you have at home what it takes to follow a remote meeting?'),
      scale('ease', 'Êtes-vous à l’aise avec ces outils ?', 'Are you at ease with these tools?'),
      scale('quiet', 'Avez-vous un endroit où parler tranquillement ?', 'Do you have a place where you can talk undisturbed?'),
      text('help', 'Qu’est-ce qui vous aiderait ? N’écrivez aucun nom.', 'What would help you? Write no names.'),
    ],
  },
  {
    id: 'equal-place', names: { fr: 'La place de chacun', en: 'Everybody’s place' }, minutes: 3,
    questions: [
      satisfaction,
      scale('equality', 'Votre parole pèse-t-elle autant que celle des professionnels ?', 'Does your word weigh as much as the professionals’?'),
      trust, speech,
      scale('place', 'Avez-vous trouvé votre place ?', 'Have you found your place?'),
      brake,
    ],
  },
  {
    id: 'partnership-conditions', names: { fr: 'Les conditions d’un bon partenariat', en: 'What good partnership takes' }, minutes: 4,
    questions: [
      scale('able', 'Vous sentez-vous en mesure de faire ce travail ?', 'Do you feel able to do this work?'),
      scale('wish', 'En avez-vous toujours envie ?', 'Do you still wish to?'),
      legitimacy, trust,
      scale('relevance', 'Ce qui vous est proposé vous correspond-il ?', 'Does what you are offered suit you?'),
      brake, change,
    ],
  },
];
