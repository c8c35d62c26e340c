import { owed, routeAllowed, ROUTE_RULES, type PayableKind, type PayerKind, type Route } from './routes';

export type Nature = 'half-day' | 'expenses';
export type Unpaid = 'kilometres' | 'meals' | 'nights' | 'carer-relief';

/** What payments obeys of a programme's definition. An amount is never in it. */
export interface ProgrammeMoney {
  /** `money: none`: nobody is paid here, and nobody is asked anything about it. */
  none: boolean;
  kinds: Nature[];
  routes: Partial<Record<Route, Nature[]>>;
  /** Expenses that have no place in this programme. */
  noExpense: Unpaid[];
  /** Courses held at a distance: nobody travels to them. */
  remoteCourses: string[];
}

interface Told {
  money?: 'none' | { kinds: Nature[]; routes: Partial<Record<Route, Nature[]>>; noExpense?: Unpaid[] };
  courses?: { id: string; place?: string }[];
}

/** The part of a published definition that payments keeps. The definition was checked where it was published. */
export function moneyOf(definition: object): ProgrammeMoney {
  const { money, courses = [] } = definition as Told;
  const remoteCourses = courses.filter((c) => c.place === 'remote').map((c) => c.id);
  if (!money || money === 'none') return { none: true, kinds: [], routes: {}, noExpense: [], remoteCourses };
  return { none: false, kinds: money.kinds, routes: money.routes, noExpense: money.noExpense ?? [], remoteCourses };
}

const NATURE: Readonly<Record<PayableKind, Nature>> = { INDEMNITY: 'half-day', EXPENSE: 'expenses' };

/** May somebody of this programme choose this status? Declining is everybody's right, whatever the programme says. */
export const routeOpen = (money: ProgrammeMoney, route: Route): boolean => !money.none && (route === 'REFUS' || route in money.routes);

/** Is that owed under this status, by the programme and by law? */
export const gives = (money: ProgrammeMoney, route: Route, kind: PayableKind): boolean =>
  !money.none && money.kinds.includes(NATURE[kind]) && Boolean(money.routes[route]?.includes(NATURE[kind])) && owed(route, kind).payable;

const EVERY_ROUTE = Object.keys(ROUTE_RULES) as Route[];

/** The statuses under which an indemnity can reach somebody here. Without a known programme, what the law and the payer allow. */
export const waysToPay = (money: ProgrammeMoney | null, payer: PayerKind): Route[] =>
  EVERY_ROUTE.filter((route) => routeAllowed(route, payer) && (money ? gives(money, route, 'INDEMNITY') : owed(route, 'INDEMNITY').payable));

/** Only an association or an invoice can pay here: who has neither is held back, and is not refused out of forgetfulness. */
export function onlyWithPapers(money: ProgrammeMoney | null, payer: PayerKind): boolean {
  const ways = waysToPay(money, payer);
  return ways.length > 0 && ways.every((route) => ROUTE_RULES[route].needs);
}

const UNPAID_LINE: Readonly<Record<Unpaid, string>> = { kilometres: 'KM', meals: 'MEAL', nights: 'NIGHT', 'carer-relief': 'CARER' };

/** The number, from 1, of the first line that has no place in this programme; 0 when all have. */
export const outOfPlace = (money: ProgrammeMoney, lines: readonly { kind: string }[]): number =>
  lines.findIndex((line) => money.noExpense.some((what) => UNPAID_LINE[what] === line.kind)) + 1;
