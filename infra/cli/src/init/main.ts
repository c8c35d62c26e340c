import { createHash } from 'node:crypto';
import { readOptions } from '../commands/options.mjs';
import { fail, say, Sentence, table } from '../util/say.mjs';
import { readProblem, setupBody, type Answers } from './setup';

const OPTIONS = {
  organisation: { type: 'string' }, kind: { type: 'string' }, sector: { type: 'string' }, calendar: { type: 'string' },
  given: { type: 'string' }, family: { type: 'string' }, mail: { type: 'string' },
} as const;

interface Made {
  organisation: string;
  person: string;
  link: string;
  expires: string;
}

/** The same words make the same organisation: asked again (a lost answer, a link that ran out), it gives a new link. */
const keyOf = (body: string): string => `init-${createHash('sha256').update(body).digest('hex')}`;

async function setUp(body: string): Promise<Made> {
  const { GATEWAY_URL, PUBLIC_PORT = '8080', SETUP_TOKEN } = process.env;
  if (!SETUP_TOKEN) throw new Sentence('SETUP_TOKEN is not set: it is the gateway’s, and what allows this.');
  const url = `${(GATEWAY_URL ?? `http://127.0.0.1:${PUBLIC_PORT}`).replace(/\/$/, '')}/api/v1/setup`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${SETUP_TOKEN}`, 'idempotency-key': keyOf(body), 'accept-language': 'en' };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) }).catch((error: unknown) => {
    throw new Sentence(`The gateway at ${url} does not answer (${error instanceof Error ? error.message : String(error)}): is it running?`);
  });
  if (!response.ok) throw new Sentence(readProblem(response.status, await response.text()));
  return (await response.json()) as Made;
}

/** `tandem init`: the organisation, and the first administrator's one-time link. The link is the result: it goes to stdout. */
async function main(): Promise<void> {
  const made = await setUp(JSON.stringify(setupBody(readOptions(process.argv.slice(2), OPTIONS) as Answers)));
  say(table([['organisation', made.organisation], ['administrator', made.person], ['link works once, until', made.expires]]));
  process.stdout.write(`${made.link}\n`);
}

main().catch((error: unknown) => {
  fail(error instanceof Sentence ? error.message : error instanceof Error ? String(error.stack) : String(error));
  process.exitCode = 1;
});
