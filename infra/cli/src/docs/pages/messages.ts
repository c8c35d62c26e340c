import type { EventFamily } from '@tandem/messages';
import { isTold, listenersOf, startsOf, type House } from '../house';
import { code, codes, page, table } from '../markdown';
import { dataSchemaOf, describeType, type JsonSchema } from '../schema';

function dataTable(family: EventFamily): string {
  const schema = dataSchemaOf(family);
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [code(name), describeType(field as JsonSchema), required.has(name) ? 'always' : 'where it applies']);
  return rows.length ? table(['data', 'is', 'there'], rows) : 'No data: the subject says it all.';
}

/** `DRAFT → SUBMITTED by submit` */
function told(family: EventFamily, type: string): string {
  if (!isTold(family, type)) return '**later**: nobody tells it yet';
  const rows = family.machine?.transitions.filter((t) => !t.later && `${family.aggregate}.${t.event}` === type) ?? [];
  return rows.map((t) => `${startsOf(t.from).map((s) => s ?? '(birth)').join(', ')} → ${t.to} by ${code(t.command)}`).join('; ') || 'by its owner';
}

function section(house: House, family: EventFamily): string[] {
  const rows = family.types.map((type) => [
    code(`${type}.v1`), told(family, type), listenersOf(house, type).map((l) => `${l.service} ${code(l.handler)}`).join(', '), codes(house.bridge.get(type) ?? []),
  ]);
  return [`### ${family.aggregate}`, dataTable(family), table(['fact', 'told', 'consumers', 'workflows'], rows)];
}

/** docs/messages.md: every fact, what it carries, who tells it and who hears it. */
export function messagesPage(house: House): string {
  const { families } = house;
  const services = [...new Set(families.map((f) => f.service))];
  return page('Messages', [
    'Facts are CloudEvents 1.0 on `evt.<service>.<organisation>.<aggregate>.<past-verb>.v1` (`_` where there is no organisation). They carry ids, states, dates, counts and codes; never a name, health or bank data, or free text. The envelope is in [asyncapi.yaml](asyncapi.yaml); a golden sample of each is in `libs/messages/samples`.',
    'Inbox’s register of waits keeps the last state of every aggregate of the other services: it hears all of their facts and is left out of the lines below.',
    table(['owner', 'aggregates', 'facts'], services.map((s) => {
      const own = families.filter((f) => f.service === s);
      return [s, String(own.length), String(own.reduce((n, f) => n + f.types.length, 0))];
    })),
    ...services.flatMap((service) => [`## ${service}`, ...families.filter((f) => f.service === service).flatMap((f) => section(house, f))]),
  ]);
}
