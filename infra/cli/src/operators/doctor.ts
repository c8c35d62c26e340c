import type { OperatorConfig } from './config';
import { findingsOf, isBlind, type Finding } from './findings';
import { lookTwice } from './look';
import { SENTENCES, type Language } from './sentences';

export interface DoctorOptions {
  json: boolean;
  lang: Language;
}
/** What a monitor reads. */
export interface Told {
  code: string;
  severity: string;
  sentence: string;
  act: string;
  about: Finding['about'];
}

export const told = ({ code, severity, about }: Finding, lang: Language): Told =>
  ({ code, severity, sentence: SENTENCES[code].sentence(about, lang), act: SENTENCES[code].act(about, lang), about });

const HEADS = { fr: { grave: 'GRAVE', attention: 'ATTENTION', well: 'Tout va bien.', blind: 'Rien n’a pu être regardé : ni les parties ni NATS ne répondent.' }, en: { grave: 'GRAVE', attention: 'NOTICE', well: 'All is well.', blind: 'Nothing could be looked at: neither the parts nor NATS answer.' } };

export function page(findings: readonly Finding[], lang: Language): string {
  if (!findings.length) return HEADS[lang].well;
  return findings.map((f) => `${HEADS[lang][f.severity]}  ${f.code}\n  ${told(f, lang).sentence}\n  → ${told(f, lang).act}`).join('\n\n');
}

/** `tandem doctor`. @returns 0 well, 1 findings, 2 nothing could be looked at */
export async function doctor(config: OperatorConfig, { json, lang }: DoctorOptions): Promise<number> {
  const { before, now } = await lookTwice(config);
  const findings = findingsOf(before, now);
  const blind = isBlind(now);
  const text = json ? JSON.stringify({ at: now.at, looked: !blind, findings: findings.map((f) => told(f, lang)) }, null, 2) : blind ? HEADS[lang].blind : page(findings, lang);
  process.stdout.write(`${text}\n`);
  return blind ? 2 : findings.length ? 1 : 0;
}
