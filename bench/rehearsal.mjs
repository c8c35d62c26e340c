// A rehearsal at full size: 1,000 candidates over 36 months, at most 5 s (quality.md P8). Two houses: the preset as it is,
// where panels hold most people back, and one with means for all, where hundreds of partners live half-days.
// npx tsc -b libs/programmes && node bench/rehearsal.mjs
import { performance } from 'node:perf_hooks';
import { loadPreset, rehearse } from '../libs/programmes/dist/index.js';

const LIMIT_S = 5;
const RUNS = 5;
const SIZE = { candidates: Number(process.env.CANDIDATES ?? 1000), months: Number(process.env.MONTHS ?? 36), seed: process.env.SEED ?? 7 };
const MEANS = { 'panels.month': 60, 'speedDatings.seats': 500, 'trainings.seats': 100, 'projects.year': 200 };
const cases = { 'chu-nice as it is': {}, 'chu-nice with means for all': MEANS };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const definition = loadPreset('chu-nice');

const results = Object.entries(cases).map(([name, assume]) => {
  const [wall, cpu] = [[], []];
  let waits = 0;
  let report;
  for (let i = 0; i < RUNS; i += 1) {
    waits = 0;
    const [start, used] = [performance.now(), process.cpuUsage()];
    report = rehearse(definition, { ...SIZE, assume, watch: { stood: () => (waits += 1) } });
    const { user, system } = process.cpuUsage(used);
    wall.push((performance.now() - start) / 1000);
    cpu.push((user + system) / 1e6);
  }
  return { case: name, waits, halfDays: report.halfDays, partners: report.firstHalfDay.people, medianSeconds: median(wall), medianCpuSeconds: median(cpu) };
});

console.table(results.map((r) => ({ ...r, medianSeconds: `${r.medianSeconds.toFixed(2)} s`, medianCpuSeconds: `${r.medianCpuSeconds.toFixed(2)} s` })));
const worst = Math.max(...results.map((r) => r.medianSeconds));
const ok = worst <= LIMIT_S;
console.log(JSON.stringify({ bench: 'rehearsal', limitSeconds: LIMIT_S, worstSeconds: Number(worst.toFixed(2)), ...SIZE, ok, results }));
process.exit(ok ? 0 : 1);
