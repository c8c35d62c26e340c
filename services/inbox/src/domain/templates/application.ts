import { template } from './template';
import { atInstant, missingWords, onDate } from './words';

export const applicationTemplates = {
  'application-received': template<{ again?: boolean }>({
    fr: ({ again }, home) => ({
      subject: again ? 'Votre candidature complétée est bien arrivée' : 'Votre candidature est bien arrivée',
      body: ['Merci de votre intérêt pour le partenariat patient. Votre candidature nous est bien parvenue.', 'La coordination la lit dans les prochains jours et vous tient au courant de la suite, quelle qu’elle soit.', `Vous pouvez la relire, ou la retirer à tout moment et sans vous justifier, dans votre espace : ${home}`],
    }),
    en: ({ again }, home) => ({
      subject: again ? 'Your completed application has arrived' : 'Your application has arrived',
      body: ['Thank you for your interest in patient partnership. We have received your application.', 'The coordinators will read it in the coming days and tell you what comes next, whatever it is.', `You can read it again, or withdraw it at any time without giving a reason, in your space: ${home}`],
    }),
  }),
  'application-incomplete': template<{ missing: string[] }>({
    fr: ({ missing }, home) => ({ subject: 'Il manque quelque chose à votre candidature', body: ['Nous avons lu votre candidature. Pour aller plus loin, il nous manque :', missingWords(missing, 'fr'), `Vous pouvez compléter dans votre espace : ${home}`, 'Si quelque chose vous bloque, répondez à ce message : nous pouvons le remplir avec vous, par téléphone ou sur papier.'] }),
    en: ({ missing }, home) => ({ subject: 'Something is missing in your application', body: ['We have read your application. To go on, we still need:', missingWords(missing, 'en'), `You can complete it in your space: ${home}`, 'If something stops you, answer this message: we can fill it in with you, by phone or on paper.'] }),
  }),
  'interview-scheduled': template<{ at: string; moved?: boolean }>({
    fr: ({ at, moved }, home) => ({ subject: `Votre entretien : ${atInstant(at, 'fr')}`, body: [`${moved ? 'Votre entretien est déplacé. Il aura lieu' : 'Votre entretien aura lieu'} le ${atInstant(at, 'fr')}.`, 'Vous y rencontrerez au moins un professionnel et un représentant des usagers. C’est un échange : il n’y a rien à préparer par cœur.', `Si ce moment ne vous convient plus, vous pouvez en choisir un autre dans votre espace : ${home}`] }),
    en: ({ at, moved }, home) => ({ subject: `Your interview: ${atInstant(at, 'en')}`, body: [`${moved ? 'Your interview is moved. It takes place' : 'Your interview takes place'} on ${atInstant(at, 'en')}.`, 'You will meet at least one professional and one user representative. It is a conversation: there is nothing to learn by heart.', `If that moment no longer suits you, you can choose another one in your space: ${home}`] }),
  }),
  'interview-cancelled': template({
    fr: (_, home) => ({ subject: 'Votre entretien est annulé', body: ['L’entretien prévu est annulé.', `Pour en fixer un autre, voyez votre espace : ${home}, ou répondez à ce message.`] }),
    en: (_, home) => ({ subject: 'Your interview is cancelled', body: ['The interview that was planned is cancelled.', `To fix another one, see your space: ${home}, or answer this message.`] }),
  }),
  'interview-missed': template({
    fr: (_, home) => ({ subject: 'Nous nous sommes manqués', body: ['Nous vous attendions pour votre entretien et nous nous sommes manqués : cela arrive.', `Un autre moment peut être choisi dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'We missed each other', body: ['We were waiting for you at your interview and we missed each other: it happens.', `Another moment can be chosen in your space: ${home}`] }),
  }),
  'application-accepted': template({
    fr: (_, home) => ({ subject: 'Bienvenue : votre candidature est retenue', body: ['Bonne nouvelle : votre candidature est retenue, et nous en sommes très heureux.', 'La suite se fait à votre rythme : une formation avec des professionnels, une convention qui dit ce à quoi chacun s’engage, et le choix de la façon dont votre participation est reconnue.', `Chaque étape vous sera annoncée par un message. Votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Welcome: your application is accepted', body: ['Good news: your application is accepted, and we are delighted.', 'What follows goes at your pace: a training together with professionals, a convention that says what each side commits to, and the choice of how your participation is recognised.', `Each step will be announced by a message. Your space: ${home}`] }),
  }),
  'application-refused': template({
    fr: (_, home) => ({ subject: 'Réponse à votre candidature', body: ['Merci d’avoir pris le temps de vous présenter. Votre candidature n’est pas retenue cette fois.', `La raison, et ce que nous pouvons vous proposer d’autre, sont écrites dans votre espace : ${home}`, 'La coordination peut en parler avec vous : répondez à ce message et nous vous appellerons.'] }),
    en: (_, home) => ({ subject: 'Answer to your application', body: ['Thank you for taking the time to come forward. Your application is not accepted this time.', `The reason, and what else we can offer, are written in your space: ${home}`, 'The coordinators can talk it over with you: answer this message and we will call you.'] }),
  }),
  'application-pooled': template({
    fr: (_, home) => ({ subject: 'Votre candidature est gardée en réserve', body: ['Votre candidature nous intéresse, mais aucune place ne correspond aujourd’hui. Avec votre accord, nous la gardons en réserve.', `Vous pouvez retirer cet accord à tout moment dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Your application is kept on our list', body: ['We are interested in your application, but no place fits today. With your agreement we keep it on our list.', `You can take this agreement back at any time in your space: ${home}`] }),
  }),
  'application-redirected': template({
    fr: (_, home) => ({ subject: 'Une autre voie pour votre candidature', body: ['Votre projet nous semble mieux servi ailleurs que dans ce programme.', `Ce que nous vous proposons est écrit dans votre espace : ${home}`] }),
    en: (_, home) => ({ subject: 'Another way for your application', body: ['We think that what you want to do is better served elsewhere than in this programme.', `What we suggest is written in your space: ${home}`] }),
  }),
  'application-withdrawn': template({
    fr: () => ({ subject: 'Votre candidature est retirée', body: ['Votre candidature est retirée, comme demandé. Vous ne recevrez plus de message à son sujet.', 'Merci de votre intérêt ; vous serez toujours le ou la bienvenue.'] }),
    en: () => ({ subject: 'Your application is withdrawn', body: ['Your application is withdrawn, as asked. You will get no more messages about it.', 'Thank you for your interest; you will always be welcome.'] }),
  }),
  'application-lapsed': template({
    fr: () => ({ subject: 'Votre candidature est classée', body: ['Sans réponse de votre part, nous avons classé votre candidature sans suite. Ce n’est pas un refus.', 'Si c’est un oubli, répondez à ce message : nous verrons ensemble comment la reprendre.'] }),
    en: () => ({ subject: 'Your application is closed', body: ['As we did not hear from you, we have closed your application. This is not a refusal.', 'If it slipped your mind, answer this message: we will see together how to take it up again.'] }),
  }),
  'application-resume': template<{ link: string; until: string }>({
    secret: true,
    fr: ({ link, until }) => ({ subject: 'Reprendre votre candidature', body: [`Votre candidature commencée vous attend ici, jusqu’au ${onDate(until, 'fr')} :`, link, 'Ce lien est personnel : ne le transmettez pas.'] }),
    en: ({ link, until }) => ({ subject: 'Take up your application again', body: [`The application you began is waiting for you here, until ${onDate(until, 'en')}:`, link, 'This link is yours alone: please do not pass it on.'] }),
  }),
};
