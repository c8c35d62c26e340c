import type { Definition } from '../definition/schema';
import { picturesOf, type Box } from './picture';

const node = (journey: string, id: string): string => `${journey}_${id.replaceAll('-', '_')}`;
/** Quotes and signs that Mermaid would read as its own. */
const text = (said: string): string => said.replaceAll('"', '#quot;').replaceAll(' ;', ',').replaceAll('<', '‹').replaceAll('>', '›');

/** The journeys as one Mermaid flowchart; a dashed box is for some only. */
export function mermaidOf(definition: Definition): string {
  const pictures = picturesOf(definition);
  const opens = definition.journeys.structure?.opens ? [`  ${node('structure', definition.journeys.structure.stages[0].id)} -. ouvre .-> ${node('partner', definition.journeys.partner.stages[0].id)}`] : [];
  return [
    'flowchart LR',
    ...pictures.flatMap(({ journey, title, boxes }) => [`  subgraph ${journey}["${text(title)}"]`, ...boxes.flatMap((box) => lines(journey, box)), '  end']),
    ...opens,
    ...pictures.flatMap(({ journey, boxes }) => boxes.filter((b) => b.conditional).map((b) => `  style ${node(journey, b.id)} stroke-dasharray: 4 3`)), '',
  ].join('\n');
}

function lines(journey: string, { id, title, lines: said, after }: Box): string[] {
  const label = [title, ...said].map(text).join('<br/>');
  return [`    ${node(journey, id)}["${label}"]`, ...after.map((before) => `    ${node(journey, before)} --> ${node(journey, id)}`)];
}
