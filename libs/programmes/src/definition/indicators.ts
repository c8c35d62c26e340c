import type { Names } from '../plan/process';

/** Indicators a programme may ask for (domain.md E.3). N1 to N8 are the figures of Nice and Occitanie, in the list's order. */
export const INDICATORS = {
  I1: { fr: 'Partenaires référencés dans l’annuaire', en: 'Partners listed in the directory' },
  I2: { fr: 'Partenaires ayant pris part à un enseignement', en: 'Partners who took part in teaching' },
  I3: { fr: 'Niveau d’implication', en: 'Level of involvement' },
  I4: { fr: 'Enseignants sensibilisés ou formés', en: 'Teachers trained or made aware' },
  I5: { fr: 'Étudiants touchés au moins une fois', en: 'Students exposed at least once' },
  I6: { fr: 'Enseignants et chercheurs connaissant le dispositif', en: 'Teachers and researchers who know the programme' },
  I7: { fr: 'Projets accompagnés', en: 'Projects accompanied' },
  I8: { fr: 'Projets associant des partenaires', en: 'Projects involving partners' },
  I9: { fr: 'Satisfaction et vécu', en: 'Satisfaction and experience' },
  I10: { fr: 'Réponses aux appels à projets', en: 'Answers to calls for projects' },
  I11: { fr: 'Acquis, postures et effets sur l’institution', en: 'Learning, postures and effects on the institution' },
  N1: { fr: 'Candidatures par source', en: 'Candidates by source' },
  N2: { fr: 'Part des candidatures retenues', en: 'Selection rate' },
  N3: { fr: 'Délai de la candidature à la première demi-journée', en: 'Delay from application to first half-day' },
  N4: { fr: 'Demi-journées faites', en: 'Half-days done' },
  N5: { fr: 'Coût par demi-journée', en: 'Cost per half-day' },
  N6: { fr: 'Part des paiements en retard', en: 'Late payment rate' },
  N7: { fr: 'Partenaires encore là à douze mois', en: 'Retention at twelve months' },
  N8: { fr: 'Répartition des sollicitations (indice de Jain)', en: 'Fairness of calls on partners (Jain index)' },
} satisfies Record<string, Names>;
export type IndicatorCode = keyof typeof INDICATORS;
