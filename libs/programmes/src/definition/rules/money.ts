import type { Definition } from '../schema';
import { listed, point, type Broken } from './broken';

export const money = (d: Definition): Broken[] => [...paid(d), ...currency(d), ...budgets(d)];

const NO_INDEMNITY: Record<string, string> = {
  BENEVOLE: 'Un bénévole ne reçoit pas d’indemnité : seuls ses frais réels sont remboursés. Accepté : expenses.',
  REFUS: 'Qui décline l’indemnité n’en reçoit pas. Accepté : expenses, ou rien.',
  SALARIE: 'Qui a son propre contrat de travail n’est pas payé ici. Accepté : une liste vide.',
};

function paid({ money: m, organisation, activities, profiles }: Definition): Broken[] {
  if (m === 'none') {
    return activities?.lateCancel ? [point(['activities', 'lateCancel'], 'PAYS_NOBODY', 'Ce programme ne paie personne (money: none) : une annulation tardive n’est pas due. Retirez lateCancel, ou dites ce qui est payé.')] : [];
  }
  const nobody = organisation.payer === 'nobody' ? [point(['organisation', 'payer'], 'PAID_BY_NOBODY', 'Des paiements sont prévus et personne ne paie : dites qui (payer), ou écrivez money: none.')] : [];
  const strangers = profiles.flatMap((p, i) => (p.route && !(p.route in m.routes) ? [point(['profiles', i, 'route'], 'PROFILE_ROUTE_UNKNOWN', `Le statut ${p.route} n’est pas parmi ceux du programme : ${listed(Object.keys(m.routes))}.`)] : []));
  const routes = Object.entries(m.routes).flatMap(([route, pays]) => {
    const unknown = pays.flatMap((kind, i): Broken[] => (m.kinds.includes(kind) ? [] : [point(['money', 'routes', route, i], 'UNKNOWN_KIND', `« ${kind} » n’est pas parmi les paiements du programme (kinds : ${m.kinds.join(', ')}).`)]));
    const forbidden = NO_INDEMNITY[route];
    const i = route === 'SALARIE' ? (pays.length ? 0 : -1) : pays.indexOf('half-day');
    return forbidden && i >= 0 ? [...unknown, point(['money', 'routes', route, i], `${route}_WITH_INDEMNITY`, forbidden)] : unknown;
  });
  return [...nobody, ...strangers, ...routes];
}

/** The routes are French law; elsewhere a house says its own, outside Tandem for now. */
function currency({ money: m, organisation }: Definition): Broken[] {
  if (organisation.currency === 'EUR' || m === 'none') return [];
  return Object.keys(m.routes).filter((route) => !['SALARIE', 'REFUS'].includes(route)).map((route) => point(['money', 'routes', route], 'FRENCH_ROUTE_ABROAD', `Le statut ${route} est de droit français et ne vaut pas en ${organisation.currency}. Acceptés : SALARIE, REFUS, ou money: none.`));
}

const partOf = (text: string): number => (text.endsWith('%') ? Number.parseInt(text, 10) / 100 : Number(text.split('/')[0]) / Number(text.split('/')[1]));

function budgets({ budgets: all = [] }: Definition): Broken[] {
  return all.flatMap((budget, i): Broken[] => {
    const { from, to, beforeEnd, shares = {} } = budget;
    const whole = Object.values(shares).reduce((sum, text) => sum + partOf(text), 0);
    const clash = all.findIndex((other, j) => j < i && other.funder === budget.funder && (other.to ?? '9999') >= (from ?? '') && (to ?? '9999') >= (other.from ?? ''));
    return [
      ...(from && to && to < from ? [point(['budgets', i, 'to'], 'BUDGET_ENDS_FIRST', `Ce budget finirait (${to}) avant de commencer (${from}).`)] : []),
      ...(beforeEnd && !to ? [point(['budgets', i, 'beforeEnd'], 'ALERT_WITHOUT_END', 'Une alerte avant la fin demande une date de fin (to).')] : []),
      ...(whole > 1.0001 ? [point(['budgets', i, 'shares'], 'SHARES_OVER_ALL', 'Ces parts dépassent le tout : leur somme est au plus 1.')] : []),
      ...(clash >= 0 ? [point(['budgets', i], 'BUDGETS_OVERLAP', `Deux budgets de ${budget.funder} couvrent les mêmes jours : séparez leurs périodes.`)] : []),
    ];
  });
}
