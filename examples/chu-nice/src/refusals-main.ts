import { reopen } from './index';
import { isWrong, runRefusals } from './refusals';

/** Tries refusals.csv once more on an example that was lived: one line of JSON, and 1 when something was not refused as it must be. */
function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: it is the same as for the example itself.`);
  return value;
}

async function main(): Promise<number> {
  const example = process.argv[2] ?? 'chu-nice';
  const world = reopen({ example, gatewayUrl: variable('GATEWAY_URL'), mailboxUrl: variable('MAILBOX_URL'), stateDir: variable('STATE_DIR') });
  const tried = await runRefusals(world.api, world);
  const wrong = tried.filter(isWrong).map(({ row, got }) => ({ id: row.id, operation: row.operation, as: row.as, expected: row.expected, got }));
  console.log(JSON.stringify({ tried: tried.length, wrong }));
  return wrong.length ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
