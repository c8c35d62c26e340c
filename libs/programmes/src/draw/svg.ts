import type { Definition } from '../definition/schema';
import { capital } from '../explain/words';
import { picturesOf, type Box, type Picture } from './picture';

const WIDTH = 230;
const GAP = { x: 56, y: 22 };
const LINE = 15;
const PAD = 12;
const MARGIN = 24;
const TITLE = 34;
/** About what a box holds in twelve-pixel letters. */
const LETTERS = 34;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Words into lines of a box. */
function wrapped(text: string): string[] {
  // A guillemet never stands alone at the end of a line.
  return text.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»').split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < LETTERS ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

interface Placed extends Box {
  text: string[];
  x: number;
  y: number;
  height: number;
}

function placed({ boxes }: Picture, top: number): Placed[] {
  const bottoms = new Map<number, number>();
  return boxes.map((box) => {
    const text = box.lines.flatMap(wrapped);
    const height = PAD * 2 + 18 + text.length * LINE;
    const y = (bottoms.get(box.column) ?? top + TITLE) + (bottoms.has(box.column) ? GAP.y : 0);
    bottoms.set(box.column, y + height);
    return { ...box, text, x: MARGIN + box.column * (WIDTH + GAP.x), y, height };
  });
}

/** The journeys as one picture, without a script or a font to fetch: it prints, and a screen reader finds its title and its texts. */
export function svgOf(definition: Definition): string {
  let top = MARGIN;
  let right = 0;
  const parts = picturesOf(definition).map((picture) => {
    const boxes = placed(picture, top);
    const heading = `<text x="${MARGIN}" y="${top + 16}" class="journey">${escaped(capital(picture.title))}</text>`;
    top = Math.max(...boxes.map((b) => b.y + b.height)) + MARGIN;
    right = Math.max(right, ...boxes.map((b) => b.x + WIDTH));
    return [heading, ...boxes.flatMap((box) => arrows(box, boxes)), ...boxes.map(rectangle)].join('\n');
  });
  const title = escaped(`${definition.names.fr}, version ${definition.version}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${right + MARGIN} ${top}" width="${right + MARGIN}" height="${top}" role="img" aria-labelledby="title">
<title id="title">${title}</title>
<style>text{font:12px sans-serif;fill:#1b1b1b}.journey{font-size:16px;font-weight:bold}.stage{font-weight:bold;font-size:13px}rect{fill:#f6f8fb;stroke:#2f5d8a;stroke-width:1.2}.some{stroke-dasharray:5 3}path{fill:none;stroke:#2f5d8a;stroke-width:1.4;marker-end:url(#arrow)}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" style="fill:#2f5d8a;stroke:none;marker-end:none"/></marker></defs>
${parts.join('\n')}
</svg>
`;
}

function arrows(box: Placed, boxes: readonly Placed[]): string[] {
  return boxes.filter(({ id }) => box.after.includes(id)).map((from) => {
    const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + from.height / 2, box.x, box.y + box.height / 2];
    const bend = (x1 + x2) / 2;
    return `<path d="M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2 - 2} ${y2}"/>`;
  });
}

function rectangle({ x, y, height, title, text, conditional }: Placed): string {
  const lines = text.map((line, i) => `<text x="${x + PAD}" y="${y + PAD + 30 + i * LINE}">${escaped(line)}</text>`);
  return [`<rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="6"${conditional ? ' class="some"' : ''}/>`, `<text x="${x + PAD}" y="${y + PAD + 11}" class="stage">${escaped(title)}</text>`, ...lines].join('\n');
}
