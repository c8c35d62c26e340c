import { LineCounter, parseDocument } from 'yaml';
import type { DefinitionProblem } from './errors';
import { locate, type Located } from './located';

/** Far above any real programme; a file is read whole in memory. */
const MAX_LENGTH = 400_000;

/** One file as written, before it is merged with what it extends. */
export type Written = { node: Located } | { problems: DefinitionProblem[] };

/** Reads YAML 1.2, of which JSON is a part. Aliases are refused: a page must say what it says where it says it. */
export function readText(text: string, file = ''): Written {
  if (text.length > MAX_LENGTH) return broken(file, `Fichier trop long : ${text.length} caractères (au plus ${MAX_LENGTH}).`);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: false });
  const problems = [...document.errors, ...document.warnings].map((e) => ({
    path: '', code: 'SYNTAX', file, line: counter.linePos(e.pos[0]).line,
    message: e.code === 'DUPLICATE_KEY' ? 'Ce champ est écrit deux fois au même endroit.' : 'Le texte ne se lit pas comme du YAML : vérifiez l’alignement, les deux-points, les crochets et les guillemets.',
  }));
  if (problems.length) return { problems };
  try {
    document.toJS({ maxAliasCount: 0 });
    return { node: locate(document.contents, file, counter) };
  } catch {
    return broken(file, 'Les ancres et alias YAML ne sont pas acceptés : répétez le texte là où il sert.');
  }
}

const broken = (file: string, message: string): Written => ({ problems: [{ path: '', code: 'SYNTAX', file, line: 1, message }] });
