import type { Names } from './instruments';

export interface IndicatorText {
  names: Names;
  /** What is counted and how, in a sentence a reader of the annual report understands. */
  definition: Names;
  unit: 'count' | 'share' | 'days' | 'cents' | 'rank' | 'score' | 'index';
}

/** Indicators computed today (domain.md E.3: I of the MAPPS list, N of Nice and Occitanie). */
export const INDICATOR_TEXTS: Record<string, IndicatorText> = {
  I1: { unit: 'count', names: { fr: 'Partenaires référencés dans l’annuaire', en: 'Partners in the directory' }, definition: { fr: 'Partenaires actifs qui acceptent d’y figurer et ont relu leur fiche depuis moins de six mois.', en: 'Active partners who agree to be listed and checked their entry less than six months ago.' } },
  I2: { unit: 'count', names: { fr: 'Partenaires ayant pris part à un enseignement', en: 'Partners who took part in teaching' }, definition: { fr: 'Partenaires différents qui ont fait au moins une demi-journée d’enseignement dans la période.', en: 'Different partners who did at least one half-day of teaching in the period.' } },
  I3: { unit: 'rank', names: { fr: 'Niveau d’implication', en: 'Level of involvement' }, definition: { fr: 'Médiane des demi-journées faites sur l’échelle de 1 (information) à 4 (partenariat), et part de chaque niveau.', en: 'Median of the half-days done on the scale from 1 (information) to 4 (partnership), and the share of each level.' } },
  I4: { unit: 'count', names: { fr: 'Enseignants et professionnels formés', en: 'Teachers and professionals trained' }, definition: { fr: 'Professionnels différents, enseignants compris et sans les distinguer, qui ont terminé une formation dans la période.', en: 'Different professionals, teachers included and not told apart, who completed a training in the period.' } },
  I6: { unit: 'share', names: { fr: 'Enseignants et chercheurs connaissant le dispositif', en: 'Teachers and researchers who know the programme' }, definition: { fr: 'Part de oui à la question du questionnaire annuel, parmi les réponses rendues dans la période ; masquée sous cinq réponses. Le nombre de personnes sollicitées par un lien partagé n’est pas connu.', en: 'Share of yes to the yearly question among the answers released in the period; hidden under five answers. How many a shared link reached is not known.' } },
  I7: { unit: 'count', names: { fr: 'Projets accompagnés', en: 'Projects accompanied' }, definition: { fr: 'Projets approuvés à la fin de la période, clos compris.', en: 'Projects approved by the end of the period, closed ones included.' } },
  I8: { unit: 'count', names: { fr: 'Projets associant des partenaires', en: 'Projects involving partners' }, definition: { fr: 'Parmi eux, ceux où au moins un partenaire est affecté, par champ.', en: 'Among them, those with at least one partner assigned, by field.' } },
  I9: { unit: 'score', names: { fr: 'Satisfaction et freins', en: 'Satisfaction and brakes' }, definition: { fr: 'Moyenne de 1 à 5 des réponses rendues dans la période, et freins cités ; masqué sous cinq réponses.', en: 'Mean from 1 to 5 of the answers released in the period, and brakes named; hidden under five answers.' } },
  I11: { unit: 'score', names: { fr: 'Acquis, postures et effets sur l’institution', en: 'Learning, postures and effects on the institution' }, definition: { fr: 'Moyenne de 1 à 5 des réponses sur les acquis, la posture et l’institution rendues dans la période, et moyenne de chacun ; masquée sous cinq réponses. Ce que disent les personnes, sans comparaison avant et après.', en: 'Mean from 1 to 5 of the answers on learning, posture and the institution released in the period, and the mean of each; hidden under five answers. What people say, with no comparison of before and after.' } },
  N1: { unit: 'count', names: { fr: 'Candidatures par source', en: 'Candidates by source' }, definition: { fr: 'Candidatures déposées dans la période, selon la façon dont la personne a connu l’appel.', en: 'Applications sent in the period, by how the person heard of the call.' } },
  N2: { unit: 'share', names: { fr: 'Part des candidatures retenues', en: 'Selection rate' }, definition: { fr: 'Candidatures acceptées sur celles qui ont reçu une décision dans la période.', en: 'Accepted applications over those decided in the period.' } },
  N3: { unit: 'days', names: { fr: 'Délai jusqu’à la première demi-journée', en: 'Delay to the first half-day' }, definition: { fr: 'Médiane, en jours, du dépôt de la candidature à la première demi-journée faite, pour celles faites dans la période.', en: 'Median days from application to the first half-day done, for those done in the period.' } },
  N4: { unit: 'count', names: { fr: 'Demi-journées faites', en: 'Half-days done' }, definition: { fr: 'Demi-journées de la période dont le service fait est attesté.', en: 'Half-days of the period with service done confirmed.' } },
  N5: { unit: 'cents', names: { fr: 'Coût par demi-journée', en: 'Cost per half-day' }, definition: { fr: 'Indemnités et frais payés dans la période, rapportés aux demi-journées indemnisées.', en: 'Indemnities and expenses paid in the period over the half-days indemnified.' } },
  N6: { unit: 'share', names: { fr: 'Part des paiements en retard', en: 'Late payment rate' }, definition: { fr: 'Parmi les indemnités payées dans la période, part de celles payées plus de 45 jours après la demi-journée.', en: 'Among indemnities paid in the period, the share paid more than 45 days after the half-day.' } },
  N7: { unit: 'share', names: { fr: 'Partenaires encore là à douze mois', en: 'Retention at twelve months' }, definition: { fr: 'Parmi les partenaires actifs depuis plus d’un an à la fin de la période, part de ceux restés au moins douze mois.', en: 'Among partners whose first day was over a year before the period’s end, the share who stayed twelve months or more.' } },
  N8: { unit: 'index', names: { fr: 'Répartition des sollicitations', en: 'Fairness of calls on partners' }, definition: { fr: 'Indice de Jain des demi-journées par partenaire actif : 1 quand chacun en a autant.', en: 'Jain index of half-days per active partner: 1 when all have the same.' } },
};

/** Asked for by some programmes and not computed: no fact tells it, and a guess would pass for a figure. */
export const INDICATORS_NOT_YET: Record<string, Names> = {
  I5: { fr: 'Personne ne dit encore combien d’étudiants suivent une séance : l’effectif des promotions n’est lié à aucune demi-journée.', en: 'Nobody tells yet how many students attend a class: the size of cohorts is tied to no half-day.' },
  I10: { fr: 'Aucun fait ne dit qu’un projet répond à un appel à projets, ni s’il a été financé.', en: 'No fact tells that a project answers a call for projects, nor whether it was funded.' },
};
