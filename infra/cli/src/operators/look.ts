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

/** @param before what did not answer then is not asked again: each silence costs its whole patience */
async function lookOnce(config: OperatorConfig, line: Line | null, before?: Seen): Promise<Seen> {
  const asks = (what: 'register' | 'temporal' | 'broker') => !before || before[what] !== null;
  const parts = Object.entries(config.SERVICE_URLS);
  // The register before Temporal: a process that ends in between has withdrawn its wait, one that begins has none yet.
  const register = line && asks('register') ? await orNull(lookAtRegister(line)) : null;
  return {
    register,
    temporal: asks('temporal') ? await orNull(lookAtTemporal(config, before !== undefined)) : null,
    at: line ? (await clockOf(line)).at : new Date().toISOString(),
    parts: before ? await Promise.all(parts.map(([name, url]) => lookAtPart(name, url, line))) : [],
    broker: line && asks('broker') ? await orNull(lookAtBroker(line)) : null,
  };
}

/** Two looks: what is only under way differs between them. */
export async function lookTwice(config: OperatorConfig): Promise<{ before: Seen; now: Seen }> {
  const line = await orNull(openLine(config));
  try {
    const before = await lookOnce(config, line);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    return { before, now: await lookOnce(config, line, before) };
  } finally {
    await line?.nc.close();
  }
}
