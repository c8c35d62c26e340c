import { infraEnv } from '../commands/small.mjs';
import { readOptions } from '../commands/options.mjs';
import { onStopSignal } from '../commands/signals.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { startThrowaway } from '../servers/throwaway.mjs';
import { done, fail, info, say, seconds, Sentence } from '../util/say.mjs';
import { countOne, lastLine, total } from './count.mjs';
import { STEPS } from './steps.mjs';

function chosen(only) {
  if (!only) return STEPS;
  const names = only.split(',');
  const unknown = names.find((n) => !STEPS.some((s) => s.name === n));
  if (unknown) throw new Sentence(`There is no step ${unknown}: there are ${STEPS.map((s) => s.name).join(', ')}.`);
  return STEPS.filter((s) => names.includes(s.name));
}

/** A step that throws has failed; the others still run, so that one reads everything at once. */
async function runStep(step, context) {
  say(`\n… ${step.what} (usually ${step.usual})`);
  const from = Date.now();
  const count = await step.run(context).catch((e) => {
    fail(e instanceof Sentence ? e.message : e.stack);
    return countOne(1);
  });
  const took = seconds(Date.now() - from);
  const notes = count.notes.length ? ` (${count.notes.join(', ')})` : '';
  (count.failed ? fail : done)(`${step.what}: ${lastLine(count)}${notes}, ${took}`);
  return { step, count, took };
}

/** Everything CI runs. The last line on stdout is `N passed, N failed`. @returns {Promise<number>} */
export async function test(args) {
  const steps = chosen(readOptions(args, { only: { type: 'string' } }).only);
  await ensureInstalled();
  /** @type {Awaited<ReturnType<typeof startThrowaway>> | null} */
  let infra = null;
  const stop = onStopSignal(async () => {}, async () => {});
  const context = {
    signal: stop.signal,
    infra: async () => {
      infra ??= await startThrowaway();
      return infraEnv(infra);
    },
  };
  const results = [];
  try {
    for (const step of steps) {
      if (stop.signal.aborted) break;
      if (step.when?.() ?? true) results.push(await runStep(step, context));
      else info(`${step.what}: nothing to check yet.`);
    }
  } finally {
    await /** @type {{ stop: () => Promise<void> } | null} */ (infra)?.stop();
    stop.forget();
  }
  say();
  for (const { step, count, took } of results) info(`${step.name.padEnd(8)} ${lastLine(count).padEnd(26)} ${took}`);
  const sum = total(results.map((r) => r.count));
  // Stopped half-way is not green.
  if (stop.signal.aborted || results.length === 0) sum.failed += 1;
  await new Promise((resolve) => process.stdout.write(`${lastLine(sum)}\n`, resolve));
  return sum.failed > 0 ? 1 : 0;
}
