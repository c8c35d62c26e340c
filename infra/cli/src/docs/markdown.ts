/** Every generated page says so, and how it is made again. */
export const GENERATED = '<!-- Made by `node infra/cli/bin/tandem.mjs docs` from the code: change the code, not this page. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim() || '–';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export const code = (text: string): string => `\`${text}\``;
export const codes = (texts: readonly string[]): string => texts.map(code).join(' ');
export const mermaid = (lines: readonly string[]): string => ['```mermaid', ...lines, '```'].join('\n');

/** A page from its blocks; nothing in it depends on the day or the machine. */
export const page = (title: string, blocks: readonly string[]): string => `${[`# ${title}`, GENERATED, ...blocks.filter((b) => b !== '')].join('\n\n')}\n`;

/** `3 of 4 (75 %)`: rounded down, so that 100 % means all. */
export const share = (part: number, all: number): string => `${part} of ${all} (${all ? Math.floor((part * 100) / all) : 100} %)`;

/** A label of a Mermaid edge: colons and semicolons would end it. */
export const label = (text: string): string => text.replaceAll(':', ' ').replaceAll(';', ',');
