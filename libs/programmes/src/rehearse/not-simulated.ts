import type { Definition } from '../definition/schema';
import { stagesOf } from '../definition/settings-of';
import type { Names } from '../plan/process';

const n = (fr: string, en: string): Names => ({ fr, en });

const ALWAYS: Names[] = [
  n('Questionnaires, indicateurs et budgets', 'Questionnaires, indicators and budgets'),
  n('Versements eux-mêmes, notes de frais et coordonnées bancaires : les demi-journées validées sont comptées', 'Payments themselves, claims and bank details: approved half-days are counted'),
  n('Pauses, abandons et remplacements dans un projet ; changements de version du programme', 'Pauses, cancellations and replacements in a project; changes of the programme’s version'),
  n('Congés de l’équipe : seuls les jours fériés et les fins de semaine comptent', 'Leave of the team: only public holidays and weekends count'),
];

/** What the report says nothing about, so that nobody reads it there. */
export function notSimulated(d: Definition): Names[] {
  const stages = stagesOf(d);
  const more: [boolean, Names][] = [
    [!d.journeys.partner.stages.length, n('Parcours des partenaires : ce programme n’en a pas', 'Partners’ journey: this programme has none')],
    [stages.some((s) => s.kind === 'training' && s.mix.partners !== '0%'), n('Règle de mixité d’une session entre partenaires et professionnels', 'Rule of mix of a session between partners and professionals')],
    [stages.some((s) => s.kind === 'matching' && s.unit === 'tandem'), n('Tandems : l’agenda du professionnel et sa propre pause', 'Tandems: the professional’s own calendar and pause')],
    [stages.some((s) => s.kind === 'matching' && s.by === 'speed-dating'), n('Classements du speed-dating : une place ou aucune', 'Rankings of the speed-dating: a place or none')],
    [d.activities?.lateCancel !== undefined, n('Indemnité d’une annulation tardive', 'Indemnity of a late cancellation')],
    [Boolean(d.bodies?.length), n('Instances et leurs mandats', 'Bodies and their terms')],
    [Boolean(d.channels?.length), n('Paroles reçues par les canaux d’expression', 'What is said through the channels')],
    [Boolean(d.hub), n('Les autres programmes que ce programme réunit', 'The other programmes this one brings together')],
  ];
  return [...more.filter(([here]) => here).map(([, names]) => names), ...ALWAYS];
}
