import { seededId } from '@tandem/kernel';
import { blockers, notes } from './blockers';
import { criteria, scoreOf } from './criteria';
import type { Blocker, Context, Criterion, Mission, Note, Ranked, Sentence, Suitor } from './suitor';

const list = (items: readonly string[]): string => items.join(', ');
/** French writes 7,5 and English 7.5. */
const decimal = (n: number, language: keyof Sentence): string => (language === 'fr' ? String(n).replace('.', ',') : String(n));

function sentenceIn(language: keyof Sentence, used: readonly Criterion[], stops: readonly Blocker[], known: readonly Note[]): string {
  const words = { fr: ['Proposée parce que : ', ' À savoir : ', ' Bloquant : '], en: ['Suggested because: ', ' To know: ', ' Blocked: '] }[language];
  const reasons = list(used.map((c) => `${c[language]} (${decimal(c.points, language)}/${decimal(c.weight, language)})`));
  return [
    `${words[0]}${reasons || (language === 'fr' ? 'aucun critère demandé' : 'no criterion asked for')}.`,
    known.length ? `${words[1]}${list(known.map((n) => n[language]))}.` : '',
    stops.length ? `${words[2]}${list(stops.map((b) => `${b[language]} (${b.code})`))}.` : '',
  ].join('');
}

/** One person for one mission: score, reasons, what blocks, what is not known. */
export function rankOne(m: Mission, s: Suitor, c: Context): Ranked {
  const used = criteria(m, s, c);
  const stops = blockers(m, s, c);
  const known = notes(m, s);
  return {
    membership: s.membership, person: s.person, score: scoreOf(used), blocked: stops.length > 0, blockers: stops, criteria: used,
    missing: used.filter((x) => x.missing).map((x) => x.code), toKnow: known,
    sentence: { fr: sentenceIn('fr', used, stops, known), en: sentenceIn('en', used, stops, known) },
  };
}

/**
 * Everybody, best first, blocked ones last. Equal scores: who was called least (S7), then the oldest request, then a draw
 * that the seed repeats. It orders; it never decides (RGPD art. 22).
 */
export function shortlist(m: Mission, suitors: readonly Suitor[], c: Context): Ranked[] {
  const fairness = (r: Ranked): number => r.criteria.find((x) => x.code === 'S7')?.value ?? 0;
  const rows = suitors.map((s) => ({ ranked: rankOne(m, s, c), since: s.since, draw: seededId(`${c.seed}/${m.id}/${s.membership}`) }));
  rows.sort((a, b) =>
    Number(a.ranked.blocked) - Number(b.ranked.blocked) || b.ranked.score - a.ranked.score || fairness(b.ranked) - fairness(a.ranked) ||
    compare(a.since, b.since) || compare(a.draw, b.draw));
  return rows.map((r) => r.ranked);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The middle of the figures; 0 of none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2;
}
