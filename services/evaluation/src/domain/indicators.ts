import { addMonths, daysBetween, parisDate } from '@tandem/kernel';
import { jain, mean, median, SMALL_CELL } from './cells';

/** The facts indicators are made of: copies of what other services told, ids and dates only. */
export interface Facts {
  applications: { id: string; person: string; source: string | null; submittedAt: string | null; outcome: string | null; decidedAt: string | null }[];
  memberships: { id: string; person: string; state: string; activatedAt: string | null; endedAt: string | null; listed: boolean; checkedAt: string | null }[];
  vacations: { id: string; membership: string; person: string; project: string; date: string; level: string; field: string | null; done: boolean }[];
  projects: { id: string; state: string; field: string | null; approvedAt: string | null; assigned: boolean }[];
  /** Trainings professionals completed. */
  trainings: { id: string; person: string; completedAt: string }[];
  payables: { id: string; kind: string; vacation: string | null; amountCents: number; paidOn: string | null }[];
  /** Released answers to the items indicators read, with the day of their release. */
  answers: { day: string; satisfaction: number | null; brake: string | null; knows: string | null; posture: number | null; learning: number | null; institution: number | null }[];
}
export interface Period {
  starts: string;
  ends: string;
}
export interface Figure {
  value: number | null;
  n: number | null;
  cells?: Record<string, number | null>;
  hidden: boolean;
  /** Ids of what was counted; never answers. */
  ids: string[];
}

const within = (date: string | null, p: Period): boolean => !!date && date.slice(0, 10) >= p.starts && date.slice(0, 10) <= p.ends;
const shown = (value: number | null, ids: string[], cells?: Record<string, number | null>): Figure => ({ value, n: ids.length, cells, hidden: false, ids });
const share = (part: number, of: number): number | null => (of ? Math.round((part / of) * 1_000) / 1_000 : null);
const done = (f: Facts, p: Period) => f.vacations.filter((v) => v.done && within(v.date, p));

export const LEVEL_RANK: Record<string, number> = { INFORMATION: 1, CONSULTATION: 2, COLLABORATION: 3, PARTNERSHIP: 4 };
const ACCOMPANIED = ['APPROVED', 'OPEN', 'STAFFED', 'RUNNING', 'CLOSING', 'CLOSED'];
/** A directory entry is fresh for six months (I1). */
export const FRESH_MONTHS = 6;

const HIDDEN: Figure = { value: null, n: null, hidden: true, ids: [] };
/** What I11 is made of: items several questionnaires ask under one name. */
const EFFECTS = ['learning', 'posture', 'institution'] as const;
/** F.7: paid within 45 days of the half-day. */
export const PAID_WITHIN_DAYS = 45;

function count(values: readonly string[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const value of [...values].sort()) out[value] = (out[value] ?? 0) + 1;
  return out;
}

/** How each indicator is computed, by code (domain.md E.3). */
export const FORMULAS: Record<string, (facts: Facts, period: Period) => Figure> = {
  I1: (f, p) => {
    const since = addMonths(p.ends, -FRESH_MONTHS);
    const ids = f.memberships.filter((m) => m.state === 'ACTIVE' && m.listed && !!m.checkedAt && m.checkedAt.slice(0, 10) >= since).map((m) => m.id);
    return shown(ids.length, ids);
  },
  I2: (f, p) => {
    const rows = done(f, p).filter((v) => v.field === 'TEACHING');
    return { ...shown(new Set(rows.map((v) => v.person)).size, rows.map((v) => v.id)), n: new Set(rows.map((v) => v.person)).size };
  },
  I3: (f, p) => {
    const rows = done(f, p);
    const by = count(rows.map((v) => v.level));
    const cells = Object.fromEntries(Object.keys(LEVEL_RANK).map((level) => [level, share(by[level] ?? 0, rows.length)]));
    return shown(rows.length ? median(rows.map((v) => LEVEL_RANK[v.level])) : null, rows.map((v) => v.id), cells);
  },
  I4: (f, p) => {
    const rows = f.trainings.filter((t) => within(parisDate(t.completedAt), p));
    const people = new Set(rows.map((t) => t.person)).size;
    return { ...shown(people, rows.map((t) => t.id)), n: people };
  },
  I6: (f, p) => {
    const said = f.answers.filter((a) => a.knows !== null && within(a.day, p));
    if (said.length < SMALL_CELL) return HIDDEN;
    return { value: share(said.filter((a) => a.knows === 'yes').length, said.length), n: said.length, hidden: false, ids: [] };
  },
  I7: (f, p) => {
    const ids = f.projects.filter((x) => ACCOMPANIED.includes(x.state) && !!x.approvedAt && x.approvedAt.slice(0, 10) <= p.ends).map((x) => x.id);
    return shown(ids.length, ids);
  },
  I8: (f, p) => {
    const rows = f.projects.filter((x) => x.assigned && ACCOMPANIED.includes(x.state) && !!x.approvedAt && x.approvedAt.slice(0, 10) <= p.ends);
    return shown(rows.length, rows.map((x) => x.id), count(rows.map((x) => x.field ?? 'UNKNOWN')));
  },
  I9: (f, p) => {
    const rows = f.answers.filter((a) => within(a.day, p));
    const scores = rows.map((a) => a.satisfaction).filter((v): v is number => v !== null);
    if (scores.length < SMALL_CELL) return HIDDEN;
    const brakes = count(rows.map((a) => a.brake).filter((v): v is string => v !== null));
    const cells = Object.fromEntries(Object.entries(brakes).map(([brake, n]) => [brake, n < SMALL_CELL ? null : n]));
    return { value: mean(scores), n: scores.length, cells, hidden: false, ids: [] };
  },
  I11: (f, p) => {
    const rows = f.answers.filter((a) => within(a.day, p));
    const said = (item: (typeof EFFECTS)[number]) => rows.map((a) => a[item]).filter((v): v is number => v !== null);
    const all = EFFECTS.flatMap(said);
    // Somebody who answers three items is one person still: what counts is how many answered at least one.
    const people = rows.filter((a) => EFFECTS.some((item) => a[item] !== null)).length;
    if (people < SMALL_CELL) return HIDDEN;
    const cells = Object.fromEntries(EFFECTS.map((item) => [item, said(item).length < SMALL_CELL ? null : mean(said(item))]));
    return { value: mean(all), n: people, cells, hidden: false, ids: [] };
  },
  N1: (f, p) => {
    const rows = f.applications.filter((a) => within(a.submittedAt, p));
    return shown(rows.length, rows.map((a) => a.id), count(rows.map((a) => a.source ?? 'UNKNOWN')));
  },
  N2: (f, p) => {
    const rows = f.applications.filter((a) => within(a.decidedAt, p));
    return shown(share(rows.filter((a) => a.outcome === 'ACCEPTED').length, rows.length), rows.map((a) => a.id));
  },
  N3: (f, p) => {
    const first = firstHalfDays(f);
    const rows = f.applications.filter((a) => a.submittedAt && within(first.get(a.person) ?? null, p));
    const days = rows.map((a) => daysBetween(parisDate(a.submittedAt as string), first.get(a.person) as string));
    return shown(days.length ? median(days) : null, rows.map((a) => a.id));
  },
  N4: (f, p) => {
    const ids = done(f, p).map((v) => v.id);
    return shown(ids.length, ids);
  },
  N5: (f, p) => {
    const paid = f.payables.filter((x) => within(x.paidOn, p));
    const halfDays = new Set(paid.filter((x) => x.kind === 'INDEMNITY' && x.vacation).map((x) => x.vacation)).size;
    const total = paid.reduce((sum, x) => sum + x.amountCents, 0);
    return { value: halfDays ? Math.round(total / halfDays) : null, n: halfDays, hidden: false, ids: paid.map((x) => x.id) };
  },
  N6: (f, p) => {
    const days = new Map(f.vacations.map((v) => [v.id, v.date]));
    const rows = f.payables.filter((x) => x.kind === 'INDEMNITY' && within(x.paidOn, p) && days.has(x.vacation ?? ''));
    const late = rows.filter((x) => daysBetween(days.get(x.vacation as string) as string, x.paidOn as string) > PAID_WITHIN_DAYS);
    return shown(share(late.length, rows.length), rows.map((x) => x.id));
  },
  N7: (f, p) => {
    const rows = f.memberships.filter((m) => m.activatedAt && addMonths(parisDate(m.activatedAt), 12) <= p.ends);
    const kept = rows.filter((m) => !m.endedAt || parisDate(m.endedAt) >= addMonths(parisDate(m.activatedAt as string), 12));
    return shown(share(kept.length, rows.length), rows.map((m) => m.id));
  },
  N8: (f, p) => {
    const active = f.memberships.filter((m) => m.activatedAt && parisDate(m.activatedAt) <= p.ends && (!m.endedAt || parisDate(m.endedAt) >= p.starts));
    const by = count(done(f, p).map((v) => v.membership));
    return shown(active.length ? jain(active.map((m) => by[m.id] ?? 0)) : null, active.map((m) => m.id));
  },
};

function firstHalfDays(f: Facts): Map<string, string> {
  const first = new Map<string, string>();
  for (const v of f.vacations) if (v.done && (!first.has(v.person) || v.date < (first.get(v.person) as string))) first.set(v.person, v.date);
  return first;
}
