import type { Definition } from '../schema';
import { point, type Broken, type Path } from './broken';

/** Words the programme avoids, where it uses them itself. */
export function glossary(d: Definition): Broken[] {
  const avoid = Object.entries(d.glossary.avoid ?? {});
  const same = avoid.flatMap(([word, instead]) => (instead.toLowerCase().includes(word.toLowerCase()) ? [point(['glossary', 'avoid', word], 'AVOIDED_FOR_ITSELF', `« ${word} » est remplacé par lui-même : proposez un autre mot.`)] : []));
  const used = avoid.flatMap(([word]) => textsOf(d).filter(([, text]) => text.toLowerCase().includes(word.toLowerCase())).map(([at]) => point(at, 'AVOIDED_WORD', `Ce texte emploie « ${word} », que le glossaire du programme évite.`)));
  const mapped = avoid.flatMap(([word]) => (word in d.glossary.map ? [point(['glossary', 'avoid', word], 'AVOIDED_AND_MAPPED', `« ${word} » est à la fois évité et traduit : gardez l’un des deux.`)] : []));
  return [...same, ...used, ...mapped];
}

/** Every French text a reader sees, with its path. */
function textsOf(node: unknown, at: Path = []): [at: Path, text: string][] {
  if (Array.isArray(node)) return node.flatMap((item, i) => textsOf(item, [...at, i]));
  if (!node || typeof node !== 'object') return [];
  return Object.entries(node).filter(([key]) => !(at.length === 0 && key === 'glossary')).flatMap(([key, value]): [Path, string][] => (key === 'fr' && typeof value === 'string' ? [[[...at, key], value]] : textsOf(value, [...at, key])));
}
