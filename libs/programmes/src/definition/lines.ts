import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { DefinitionProblem } from './errors';

/** A file as written: its value, and the line of any path in it. */
export interface Source {
  value: unknown;
  problems: DefinitionProblem[];
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Far above any real programme; a file is read whole in memory. */
const MAX_LENGTH = 400_000;

/** Reads YAML 1.2, of which JSON is a part. Aliases are refused: a page must say what it says where it says it. */
export function readSource(text: string): Source {
  if (text.length > MAX_LENGTH) return broken(`Fichier trop long : ${text.length} caractères (au plus ${MAX_LENGTH}).`);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: false });
  const problems = [...document.errors, ...document.warnings].map((e) => ({
    path: '', code: 'SYNTAX', line: counter.linePos(e.pos[0]).line, message: e.code === 'DUPLICATE_KEY' ? 'Ce champ est écrit deux fois au même endroit.' : 'Le texte ne se lit pas comme du YAML : vérifiez l’alignement, les deux-points, les crochets et les guillemets.',
  }));
  if (problems.length) return { value: undefined, problems, lineOf: () => 1 };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), problems, lineOf: (path) => lineAt(document, counter, path) };
  } catch {
    return broken('Les ancres et alias YAML ne sont pas acceptés : répétez le texte là où il sert.');
  }
}

const broken = (message: string): Source => ({ value: undefined, problems: [{ path: '', code: 'SYNTAX', line: 1, message }], lineOf: () => 1 });

/** Line of the deepest part of the path that is written: a missing field is shown where it is missing. */
function lineAt(document: Document.Parsed, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (!item) break;
      offset = (item as Node).range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return counter.linePos(offset).line;
}
