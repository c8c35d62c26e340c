import { ROLE_NAMES, type Role } from '@tandem/messages/roles';
import type { Step, Then } from './process';

/** The part of a wait a sentence is made from. */
interface Told {
  role: Role;
  due: string;
  then: Then;
  to?: Role;
  handedOn: boolean;
}
type Language = 'fr' | 'en';

/**
 * Who is waited for, for what, until when, and what happens then: the same words in the register of waits, in Temporal
 * UI and on the screens. What Tandem does by itself at a date is said as such: nobody has to move.
 */
export function sentenceOf(step: Step, wait: Told, lang: Language, time: string): string {
  const what = ((wait.handedOn && step.handedOn) || step.expects)[lang];
  const when = `${dateOf(wait.due, lang)} ${lang === 'fr' ? 'à' : 'at'} ${time}`;
  if (wait.role === 'system') return lang === 'fr' ? `Tandem va ${what} le ${when}.` : `Tandem will ${what} on ${when}.`;
  const next = (!wait.handedOn && step.otherwise?.[lang]) || consequence(wait, lang);
  return lang === 'fr' ? `On attend ${ROLE_NAMES[wait.role].fr} pour ${what}, au plus tard le ${when}. ${next}.` : `Waiting for ${ROLE_NAMES[wait.role].en} to ${what}, by ${when}. ${next}.`;
}

/** "la coordination" to "à la coordination", "le jury" to "au jury". */
export const toWhom = (name: string): string => (name.startsWith('le ') ? `au ${name.slice(3)}` : `à ${name}`);

function consequence(wait: Told, lang: Language): string {
  const to = ROLE_NAMES[wait.to ?? 'coordinator'][lang];
  const same = (wait.to ?? 'coordinator') === wait.role;
  const fr = {
    escalate: same ? 'Sinon : l’attente est prolongée' : `Sinon : ${to} prend le relais`, task: same ? 'Sinon : une tâche lui est confiée' : `Sinon : un appel est demandé ${toWhom(to)}`,
    lapse: 'Sinon : le dossier est classé sans suite, si un message a bien été reçu', void: 'Sinon : le document est annulé, si un message a bien été reçu', act: 'Ensuite : Tandem passe à la suite',
  };
  const en = {
    escalate: same ? 'Otherwise: more time is given' : `Otherwise: it passes to ${to}`, task: same ? 'Otherwise: a task is opened for them' : `Otherwise: a call is asked of ${to}`,
    lapse: 'Otherwise: the file lapses, once a message was delivered', void: 'Otherwise: the document is voided, once a message was delivered', act: 'Then: Tandem goes on',
  };
  return (lang === 'fr' ? fr : en)[wait.then];
}

const FORMATS = {
  fr: new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' }),
};
/** The clock in Paris moves by whole hours: one date for every instant of an hour. Formatting it is most of what a sentence costs. */
const dates = new Map<string, string>();
const MOST_HOURS = 20_000;
function dateOf(instant: string, lang: Language): string {
  const key = `${lang} ${instant.slice(0, 13)}`;
  const known = dates.get(key);
  if (known !== undefined) return known;
  if (dates.size >= MOST_HOURS) dates.clear();
  const text = FORMATS[lang].format(new Date(instant)).replace(/^1 (?=\p{L})/u, lang === 'fr' ? '1er ' : '1 ');
  dates.set(key, text);
  return text;
}
