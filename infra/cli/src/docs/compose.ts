import { parse } from 'yaml';
import type { House } from './house';

export interface ComposeService {
  image?: string;
  environment?: Record<string, string | null>;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  healthcheck?: object;
}
/** docker-compose.yml with its anchors and merges resolved; `${…}` as written. */
export const readCompose = (text: string): { services: Record<string, ComposeService>; volumes: Record<string, unknown> } => parse(text, { merge: true });

/** Variables docker-compose.yml leaves out of a part that needs them, or gives to one that does not know them. */
export function composeProblems(house: Pick<House, 'parts'>, text: string): string[] {
  const found: string[] = [];
  for (const [service, { environment }] of Object.entries(readCompose(text).services)) {
    if (!environment?.PART) continue;
    const part = house.parts.find((p) => environment.PART === p.part || environment.PART === `services/${p.part}`);
    if (!part) found.push(`docker-compose.yml: ${service} runs ${environment.PART}, which is no part.`);
    for (const v of part?.variables ?? []) if (v.required && !(v.name in environment)) found.push(`docker-compose.yml: ${service} needs ${v.name} (${v.describe}).`);
    for (const name of part ? Object.keys(environment) : []) if (name !== 'PART' && !part?.variables.some((v) => v.name === name)) found.push(`docker-compose.yml: ${service} does not read ${name}.`);
  }
  return found;
}
