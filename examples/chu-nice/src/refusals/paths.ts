import type { Json } from '../engine/api';

const parameters = (route: string): string[] => [...route.matchAll(/:([A-Za-z]+)/g)].map((m) => m[1]);

/** `/vacations/:id/confirm` with the id in its place. */
export const filled = (route: string, input: Json): string => route.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
/** What the address does not say. */
export const bodyOf = (route: string, input: Json): Json => Object.fromEntries(Object.entries(input).filter(([name]) => !parameters(route).includes(name)));
/** `/vacations` and `/vacations/:id`, of a command on one row. */
export function resourceOf(route: string): { list: string; one: string } {
  const [one] = /^.*?:id/.exec(route) ?? [];
  if (!one) throw new Error(`${route} is not about one row: it has no version`);
  return { list: one.replace(/\/:id$/, ''), one };
}
