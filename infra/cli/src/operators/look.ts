import type { OperatorConfig } from './config';
import { openLine, type Line } from './line';
import { clockOf, lookAtBroker } from './look-broker';
import { lookAtPart } from './look-parts';
import { lookAtRegister } from './look-register';
import { lookAtTemporal } from './look-temporal';
import type { Seen } from './seen';

/** Long enough for a fact, a step or a deadline that is only under way. */
const BETWEEN_MS = 2_000;

const orNull = <T>(look: Promise<T>): Promise<T | null> => look.catch(() => null);

async function lookOnce(config: OperatorConfig, line: Line | null, deep: boolean): Promise<Seen> {
  const parts = Object.entries(config.SERVICE_URLS);
  // The register before Temporal: a process that ends in between has withdrawn its wait, one that begins has none yet.
  const register = line && (await orNull(lookAtRegister(line)));
  return {
    register,
    temporal: await orNull(lookAtTemporal(config, deep)),
    at: line ? (await clockOf(line)).at : new Date().toISOString(),
    parts: deep ? await Promise.all(parts.map(([name, url]) => lookAtPart(name, url, line))) : [],
    broker: line && (await orNull(lookAtBroker(line))),
  };
}

/** Two looks: what is only under way differs between them. */
export async function lookTwice(config: OperatorConfig): Promise<{ before: Seen; now: Seen }> {
  const line = await orNull(openLine(config));
  try {
    const before = await lookOnce(config, line, false);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    return { before, now: await lookOnce(config, line, true) };
  } finally {
    await line?.nc.close();
  }
}
