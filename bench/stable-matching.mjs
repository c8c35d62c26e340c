// Stable matching at full size: 35,000 proposers, at most 0.5 s, 0 blocking pairs (quality.md P1).
// npx tsc -b services/matching && node bench/stable-matching.mjs
import { performance } from 'node:perf_hooks';
import { blockingPairs, stableMatching } from '../services/matching/dist/domain/stable-matching.js';

const LIMIT_S = 0.5;
const RUNS = 5;

/** A small generator with a seed: the same instance on every machine. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `popular`: how much everybody wants the same receivers; 0 is no agreement at all. */
function build({ proposers, receivers, choices, capacity, popular, seed }) {
  const next = random(seed);
  const offsets = new Int32Array(proposers + 1);
  const picks = new Int32Array(proposers * choices);
  const ranks = new Float64Array(proposers * choices);
  for (let p = 0; p < proposers; p += 1) {
    const mine = new Set();
    while (mine.size < choices) mine.add(Math.floor(receivers * next() ** (1 + popular)));
    const order = [...mine];
    if (popular > 0) order.sort((a, b) => a - b);
    order.forEach((r, i) => {
      picks[p * choices + i] = r;
      ranks[p * choices + i] = next();
    });
    offsets[p + 1] = (p + 1) * choices;
  }
  return { proposers, receivers, offsets, choices: picks, ranks, capacities: new Int32Array(receivers).fill(capacity) };
}

const cases = {
  'ten choices each': { proposers: 35_000, receivers: 8_750, choices: 10, capacity: 4, popular: 0, seed: 1 },
  'a hundred choices each': { proposers: 35_000, receivers: 3_500, choices: 100, capacity: 10, popular: 0, seed: 2 },
  'everybody wants the same': { proposers: 35_000, receivers: 3_500, choices: 100, capacity: 10, popular: 1, seed: 3 },
};

const results = Object.entries(cases).map(([name, shape]) => {
  const instance = build(shape);
  const times = [];
  let match;
  for (let i = 0; i < RUNS; i += 1) {
    const start = performance.now();
    match = stableMatching(instance);
    times.push((performance.now() - start) / 1000);
  }
  const matched = match.reduce((n, r) => n + (r >= 0 ? 1 : 0), 0);
  return { case: name, proposers: shape.proposers, receivers: shape.receivers, choices: shape.choices, matched, first: times[0], best: Math.min(...times), blockingPairs: blockingPairs(instance, match) };
});

console.table(results.map((r) => ({ ...r, first: `${r.first.toFixed(3)} s`, best: `${r.best.toFixed(3)} s` })));
const worst = Math.max(...results.map((r) => r.first));
const blocking = results.reduce((n, r) => n + r.blockingPairs, 0);
const ok = worst <= LIMIT_S && blocking === 0;
console.log(JSON.stringify({ bench: 'stable-matching', limitSeconds: LIMIT_S, worstSeconds: Number(worst.toFixed(4)), blockingPairs: blocking, ok, results }));
process.exit(ok ? 0 : 1);
