import { operationName, OPERATIONS, type Operation } from '@tandem/messages';
import { ApiError, type Api, type CallOptions, type Json } from '../engine/api';
import type { Row } from '../engine/csv';
import { bodyOf, filled } from './paths';
import type { References } from './resolve';

/** A field no operation knows: the refusal must be about it, and not about something else that is wrong. */
const SURPRISE = 'surprise';

/** @returns the code the row was refused with, `accepted`, or a sentence saying why it could not be tried */
export async function attempt(api: Api, references: References, row: Row): Promise<string> {
  const operation = OPERATIONS.find((o) => operationName(o) === row.operation);
  if (!operation?.http) return `not tried: ${row.operation} has no public door`;
  try {
    const input = inputOf(operation, references, row);
    const options = { act: `refusal ${row.id}`, ...(await versionOf(operation, references, { row, input })), ...keyOf(operation, references, row) };
    const [method, route] = operation.http;
    const call = method === 'PUT' ? api.put : api.post;
    return await call(references.person(row.as), filled(route, input), bodyOf(route, input), options).then(() => 'accepted', (error: unknown) => refusal(error, input));
  } catch (error) {
    return `not tried: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function refusal(error: unknown, input: Json): string {
  if (!(error instanceof ApiError)) throw error;
  const fields = (error.problem.fields ?? []) as { code: string; message: string }[];
  const named = fields.some((f) => f.code === 'unrecognized_keys' && f.message.includes(SURPRISE));
  return SURPRISE in input && !named ? `${error.code}, which does not name the field ${SURPRISE}` : error.code;
}

/** `"...": "@example"` stands for the fields of the operation's own example. */
function inputOf(operation: Operation, references: References, row: Row): Json {
  const { '...': spread, ...own } = JSON.parse(row.input) as Json;
  return { ...(spread ? (operation.example as Json) : {}), ...(references.resolved(own) as Json) };
}

async function versionOf(operation: Operation, references: References, { row, input }: { row: Row; input: Json }): Promise<CallOptions> {
  if (row.version === 'none') return {};
  if (row.version !== 'current' && row.version !== 'stale') return { version: Number(row.version) };
  const version = await references.version((operation.http as readonly string[])[1], input, row.as);
  return { version: row.version === 'current' ? version : version > 1 ? version - 1 : version + 1 };
}

function keyOf(operation: Operation, references: References, row: Row): CallOptions {
  if (row.key === 'none') return { keyless: true };
  return row.key === 'reused' ? { act: references.lastAct(row.as, (operation.http as readonly string[])[1]) } : {};
}
