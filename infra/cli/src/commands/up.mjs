import { writeFileSync } from 'node:fs';
import { Platform } from '../platform/index.mjs';
import { ensureBuilt } from '../prepare/build.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { done, say, seconds, Sentence, table } from '../util/say.mjs';
import { EXAMPLES, liveExample, livedExample, printSummary } from './example.mjs';
import { dataDirOf, fileOf, readOptions } from './options.mjs';
import { onStopSignal } from './signals.mjs';

/** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
const OPTIONS = {
  once: { type: 'boolean' },
  json: { type: 'string' },
  empty: { type: 'boolean' },
  example: { type: 'string', default: 'chu-nice' },
  data: { type: 'string' },
  'servers-only': { type: 'boolean' },
};

function addresses(platform) {
  const { gateway, temporalUi, mailbox, database, nats } = platform.urls;
  /** @type {Array<[string, string]>} */
  const rows = platform.options.serversOnly
    ? [['Postgres', `${database.replace(/:[^:@/]*@/, '@')} (password in secrets.json of the data directory)`], ['NATS', nats], ['Temporal', platform.urls.temporal]]
    : [['API docs', `${gateway}/docs`], ['API', `${gateway}/api/v1`], ['mailbox', mailbox]];
  if (temporalUi) rows.push(['Temporal UI', temporalUi]);
  rows.push(['logs', `${platform.dataDir}/log`]);
  say();
  say(table(rows));
  say();
}

/** @returns {Promise<number>} exit code */
export async function up(args) {
  const options = readOptions(args, OPTIONS);
  if (!EXAMPLES.includes(options.example)) throw new Sentence(`There is no example ${options.example}: there are ${EXAMPLES.join(' and ')}.`);
  const from = Date.now();
  await ensureInstalled();
  if (!options['servers-only']) await ensureBuilt();
  const platform = new Platform({ dataDir: dataDirOf(options.data), serversOnly: options['servers-only'] });
  const stop = onStopSignal(() => platform.stop(), () => platform.killAll());
  try {
    await platform.start();
    done(`ready after ${seconds(Date.now() - from)}`);
    const code = await live(platform, options, stop.signal);
    if (options.once) return code;
    addresses(platform);
    if (!stop.signal.aborted) say('  Running. Ctrl-C stops everything.');
    await stop.asked;
    return 0;
  } catch (e) {
    // Stopped while starting: the parts that "failed" were stopped by us.
    if (stop.signal.aborted) return 130;
    throw e;
  } finally {
    await platform.stop();
    stop.forget();
    if (platform.parts.size) done('stopped');
  }
}

async function live(platform, options, signal) {
  if (options.empty || options['servers-only']) return 0;
  const before = livedExample(platform.dataDir);
  if (before && !options.once) {
    say(`  The example ${before.example} was lived in ${before.seconds} s; its data are kept (npm run reset forgets them).`);
    printSummary(before.summary);
    return 0;
  }
  const json = fileOf(options.json);
  if (before && before.example === options.example && before.summary) {
    if (json) writeFileSync(json, `${JSON.stringify(before.summary, null, 2)}\n`);
    printSummary(before.summary);
    return 0;
  }
  const { code, summary } = await liveExample(platform, { example: options.example, json, signal });
  printSummary(summary);
  return code;
}
