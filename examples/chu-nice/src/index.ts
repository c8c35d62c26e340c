import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addMonths, parisDate, parisInstant } from '@tandem/kernel';
import { StoryCalendar } from './calendar';
import { readExample } from './data';
import { Api } from './engine/api';
import { Mailbox } from './engine/mailbox';
import { World } from './world';

export { Api } from './engine/api';
export { runRefusals, type Tried } from './refusals';
export { World } from './world';

export interface Reopening {
  example: string;
  gatewayUrl: string;
  mailboxUrl: string;
  stateDir: string;
}

/** The people of an example that was lived, for somebody who wants to try more on the same data. */
export function reopen({ example, gatewayUrl, mailboxUrl, stateDir }: Reopening): World {
  const data = readExample(example);
  const now = new Date().toISOString();
  const start = parisInstant(addMonths(parisDate(now), -data.months), '09:00');
  const world = new World(data, new Api(gatewayUrl, '', data.name), new Mailbox(mailboxUrl), new StoryCalendar(start));
  world.director = { time: now } as World['director'];
  return world.recall(JSON.parse(readFileSync(path.join(stateDir, 'world.json'), 'utf8')) as ReturnType<World['remembered']>);
}
