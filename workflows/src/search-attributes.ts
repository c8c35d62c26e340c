import type { Connection } from '@temporalio/client';

const KEYWORD = 2;
const DATETIME = 6;
/** What operators filter by. Upserting an unknown or wrongly typed one would fail workflow tasks for ever: checked at start. */
const WANTED: Record<string, number> = {
  tandemProcess: KEYWORD, tandemOrganisation: KEYWORD, tandemProgramme: KEYWORD, tandemJourney: KEYWORD, tandemWaitingFor: KEYWORD, tandemStep: KEYWORD, tandemDue: DATETIME,
};

export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.fromEntries(Object.entries(WANTED).filter(([name]) => !(customAttributes && name in customAttributes)));
  if (Object.keys(missing).length) await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing });
  for (const [name, type] of Object.entries(customAttributes ?? {}))
    if (WANTED[name] !== undefined && WANTED[name] !== type) throw new Error(`search attribute ${name} has another type on this server`);
}
