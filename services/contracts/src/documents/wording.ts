import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Words } from '../domain/document';
import type { Article, Language } from '../domain/texts';
import { TEMPLATES } from './typesetter';

const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(TEMPLATES, file), 'utf8')) as T;
const words = read<Record<Language, Words>>('words.json');

/** Words of the layout: labels, names of roles and levels. */
export const wordsIn = (language: Language): Words => words[language];
/** The wording that comes with Tandem: a start that an organisation makes its own. */
export const defaultText = (kind: 'convention' | 'frame' | 'charter', language: Language): { title: string; articles: Article[] } => read(`${kind}.${language}.json`);
