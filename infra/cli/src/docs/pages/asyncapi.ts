import { stringify } from 'yaml';
import type { EventFamily } from '@tandem/messages';
import { isTold, type House } from '../house';
import { dataSchemaOf, envelopeSchema, type JsonSchema } from '../schema';

const ref = (path: string): { $ref: string } => ({ $ref: `#/${path}` });

/** What the type adds to the envelope: its own name, and its family's data. */
function payload(family: EventFamily, type: string): object {
  return { allOf: [ref('components/schemas/cloudEvent'), { type: 'object', properties: { type: { const: `${type}.v1` }, source: { const: `/${family.service}` }, data: ref(`components/schemas/${family.aggregate}Data`) } }] };
}

function message(family: EventFamily, type: string): object {
  const rows = family.machine?.transitions.filter((t) => `${family.aggregate}.${t.event}` === type) ?? [];
  const by = [...new Set(rows.map((t) => t.command))];
  const told = isTold(family, type) ? '' : ' Not told yet: its rows are marked later.';
  return { name: `${type}.v1`, contentType: 'application/cloudevents+json', summary: (by.length ? `${family.aggregate}: after ${by.join(', ')}.` : `${type.replace('.', ' ')}.`) + told, payload: payload(family, type) };
}

const envelope = (): JsonSchema => {
  const schema = envelopeSchema();
  // An envelope that closes its data would let no family in.
  return { ...schema, properties: { ...schema.properties, data: { type: 'object' } } };
};

/** docs/asyncapi.yaml: AsyncAPI 3.0 of every fact; one channel per type, whose address is its NATS subject. */
export function asyncApi({ families }: House): string {
  const each = families.flatMap((family) => family.types.map((type) => ({ family, type })));
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Tandem facts', version: '1.0.0', license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: 'Facts of every service: CloudEvents 1.0 in structured JSON on NATS JetStream, streams EVT_<SERVICE>. At least once, in order per aggregate; the id of a fact never changes. Made from the code by `tandem docs`.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(each.map(({ family, type }) => [type, {
      address: `evt.${family.service}.{organisation}.${type}.v1`,
      parameters: { organisation: ref('components/parameters/organisation') },
      messages: { fact: ref(`components/messages/${type}`) },
    }])),
    components: {
      parameters: { organisation: { description: 'Id of the organisation; `_` for what belongs to none (people).' } },
      messages: Object.fromEntries(each.map(({ family, type }) => [type, message(family, type)])),
      schemas: { cloudEvent: envelope(), ...Object.fromEntries(families.map((f) => [`${f.aggregate}Data`, dataSchemaOf(f)])) },
    },
  };
  return `# Made by \`node infra/cli/bin/tandem.mjs docs\` from the code: change the code, not this file.\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })}`;
}
