/**
 * The status router: under which status somebody may be paid what, by whom, and through which file (domain.md C.1, C.5).
 * A table of law and practice with its sources; an establishment's legal office has the last word on COSP (D.311-1 CSS).
 */
export type Route = 'BENEVOLE' | 'VACATAIRE_FPH' | 'COSP' | 'ASSOCIATION' | 'SIRET' | 'UNIVERSITE' | 'SALARIE' | 'REFUS';
export type PayableKind = 'INDEMNITY' | 'EXPENSE';
export type PayerKind = 'public-hospital' | 'university' | 'private' | 'association';
/** What the payer's own chain takes in: payroll variables, mandate lines, a supplier invoice, a bank order. */
export type Export = 'PAYROLL' | 'MANDATE' | 'INVOICE' | 'SEPA';

export interface RouteRule {
  route: Route;
  indemnity: boolean;
  expenses: boolean;
  payers: readonly PayerKind[];
  /** Why an indemnity makes no payable, as a reason code. */
  ruledOut?: string;
  needs?: 'SIRET' | 'ASSOCIATION';
  /** Date the rule was last checked, and where it comes from. */
  checked: string;
  source: string;
}

const ANY: readonly PayerKind[] = ['public-hospital', 'university', 'private', 'association'];

export const ROUTE_RULES: Readonly<Record<Route, RouteRule>> = {
  BENEVOLE: { route: 'BENEVOLE', indemnity: false, expenses: true, payers: ANY, ruledOut: 'VOLUNTEER', checked: '2026-11-01', source: 'URSSAF: a flat sum to a volunteer may be requalified as pay; real, proven expenses only' },
  VACATAIRE_FPH: { route: 'VACATAIRE_FPH', indemnity: true, expenses: true, payers: ['public-hospital'], checked: '2026-11-01', source: 'Case law on vacataires: a determined act, a discontinuous need, pay tied to the act' },
  COSP: { route: 'COSP', indemnity: true, expenses: true, payers: ['public-hospital', 'university'], checked: '2026-11-01', source: 'CSS art. D.311-1 (closed list): to be confirmed by the establishment' },
  ASSOCIATION: { route: 'ASSOCIATION', indemnity: true, expenses: true, payers: ANY, needs: 'ASSOCIATION', checked: '2026-11-01', source: 'The association invoices, on proof of service done' },
  SIRET: { route: 'SIRET', indemnity: true, expenses: true, payers: ANY, needs: 'SIRET', checked: '2026-11-01', source: 'Invoice of a registered person' },
  UNIVERSITE: { route: 'UNIVERSITE', indemnity: true, expenses: true, payers: ['university'], checked: '2026-11-01', source: 'Décret 87-889: teaching vacation, needs a main activity' },
  SALARIE: { route: 'SALARIE', indemnity: false, expenses: false, payers: ANY, ruledOut: 'EMPLOYED_ELSEWHERE', checked: '2026-11-01', source: 'Paid under their own contract: counted, never paid here' },
  REFUS: { route: 'REFUS', indemnity: false, expenses: true, payers: ANY, ruledOut: 'DECLINED', checked: '2026-11-01', source: 'Nobody is obliged to accept; revocable, never shown to teams' },
};

/** Does this route owe this kind? `ruledOut` says why not. */
export function owed(route: Route, kind: PayableKind): { payable: true } | { payable: false; ruledOut: string } {
  const rule = ROUTE_RULES[route];
  const payable = kind === 'INDEMNITY' ? rule.indemnity : rule.expenses;
  return payable ? { payable: true } : { payable: false, ruledOut: rule.ruledOut ?? 'NOT_OWED' };
}

export const routeAllowed = (route: Route, payer: PayerKind): boolean => ROUTE_RULES[route].payers.includes(payer);

/** The file a payer of this kind needs. Public payers: indemnities through payroll, expenses as mandate lines. */
export function exportOf(payer: PayerKind, route: Route, kind: PayableKind): Export {
  if (route === 'ASSOCIATION' || route === 'SIRET') return 'INVOICE';
  if (payer === 'private' || payer === 'association') return 'SEPA';
  return kind === 'INDEMNITY' ? 'PAYROLL' : 'MANDATE';
}

/** Rhythms that look like a job (domain.md C.1): a warning for the coordinators, never a refusal. Settings. */
export const REQUALIFICATION = { perMonth: 4, months: 6 } as const;

/** @param months half-days of one person per month (`2026-03`), oldest first, no month left out */
export function looksLikeEmployment(route: Route, months: readonly number[], limits: { perMonth: number; months: number } = REQUALIFICATION): boolean {
  if (route !== 'VACATAIRE_FPH') return false;
  let run = 0;
  return months.some((n) => (run = n >= limits.perMonth ? run + 1 : 0) >= limits.months);
}
