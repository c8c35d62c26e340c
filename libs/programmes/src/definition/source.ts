import type { DefinitionProblem } from './errors';
import { readText } from './lines';
import { placeOf, valueOf, type Located, type Place } from './located';
import { merged } from './merge';

/** The text of a file another one extends, by its name: `hospital-base`. */
export type Bases = (id: string) => { file: string; text: string } | undefined;

/** A definition with everything it extends: its value, and where each part of it is written. */
export interface Source {
  value: unknown;
  problems: DefinitionProblem[];
  placeOf: (path: readonly PropertyKey[]) => Place;
}

/** More would be a procedure nobody could read in one evening. */
const MOST_LEVELS = 5;
/** A file is itself: these never come from what it extends. */
const ITS_OWN = ['id', 'version'];

export function readSource(text: string, bases: Bases): Source {
  const problems: DefinitionProblem[] = [];
  const node = whole(text, '', bases, [], problems);
  return { value: node && !problems.length ? valueOf(node) : undefined, problems, placeOf: (path) => (node ? placeOf(node, path) : { file: '', line: 1 }) };
}

/** The file merged onto what it extends, or undefined where it cannot be read. */
function whole(text: string, file: string, bases: Bases, seen: readonly string[], problems: DefinitionProblem[]): Located | undefined {
  const written = readText(text, file);
  if ('problems' in written) return void problems.push(...written.problems);
  const { node } = written;
  const name = 'fields' in node ? node.fields.get('extends') : undefined;
  if (!name || !('fields' in node)) return node;
  const own: Located = { ...node, fields: new Map([...node.fields].filter(([key]) => key !== 'extends')) };
  const point = (code: string, message: string): void => void problems.push({ path: 'extends', code, message, ...name.at });
  const id = 'scalar' in name ? name.scalar : undefined;
  if (typeof id !== 'string') return void point('WRONG_KIND', 'Le champ extends nomme un seul fichier : extends: hospital-base.');
  if (seen.includes(id)) return void point('EXTENDS_CYCLE', `Ces fichiers s’étendent en rond : ${[...seen, id].join(' → ')}.`);
  if (seen.length >= MOST_LEVELS) return void point('EXTENDS_TOO_DEEP', `Trop de fichiers s’étendent l’un l’autre : au plus ${MOST_LEVELS}.`);
  const base = bases(id);
  if (!base) return void point('UNKNOWN_BASE', `Aucun fichier ne s’appelle « ${id} » : attendu ${id}/base.yaml ou ${id}/programme.yaml, à côté de ce programme ou parmi les programmes types.`);
  const under = whole(base.text, base.file, bases, [...seen, id], problems);
  return under && merged(inherited(under), own, problems);
}

function inherited(base: Located): Located {
  return 'fields' in base ? { ...base, fields: new Map([...base.fields].filter(([key]) => !ITS_OWN.includes(key))) } : base;
}
