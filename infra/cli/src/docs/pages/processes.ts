import { DEADLINES, type DeadlineEntry, type ProcessTable, type Step } from '@tandem/programmes';
import { actsOf, edgesOf, endingsOf, rolesOf, type Edge } from '../explore';
import type { House } from '../house';
import { ladder } from '../ladder';
import { code, codes, label, mermaid, page, table } from '../markdown';

/** Mermaid takes a dash in a state's name for an arrow. */
const name = (step: string): string => step.replaceAll('-', '_');

/** One arrow per pair of steps, with every fact that leads there. */
function diagram(process: ProcessTable, edges: readonly Edge[]): string {
  const arrows = new Map<string, string[]>();
  for (const { from, fact, to } of edges) {
    const target = typeof to === 'object' ? '[*]' : name(to);
    const arrow = `${from === null ? '[*]' : name(from)} --> ${target}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), fact]);
  }
  const states = Object.keys(process.steps).filter((s) => s.includes('-')).map((s) => `  state "${s}" as ${name(s)}`);
  return mermaid(['stateDiagram-v2', ...states, ...[...arrows].map(([arrow, facts]) => `  ${arrow} : ${label([...new Set(facts)].join(' / '))}`)]);
}

function anywhere(process: ProcessTable): string {
  const types = Object.keys(process.anywhere ?? {});
  return types.length ? `Whatever the step, it ends on ${codes(types)}.` : '';
}

function row(process: string, [step, s]: [string, Step]): string[] {
  const { value } = (DEADLINES as Record<string, Record<string, DeadlineEntry>>)[process][s.deadline];
  const ends = endingsOf(s).map((e) => `${e.aggregate} ${e.states.join(', ')}`).join('; or ');
  const acts = actsOf(s).map((a) => `${code(a.operation)}${a.when === 'entered' ? ' (on entering)' : ''}`).join(', ');
  return [step, rolesOf(s).join(' or '), s.expects.fr, s.expects.en, code(s.deadline), ladder(value, Boolean(s.until)), ends, acts];
}

function section(process: ProcessTable): string[] {
  const { process: id, names, follows, steps } = process;
  return [
    `## ${id}`,
    `${names.fr} · ${names.en}. Its id is \`${id}/<${follows} id>\`; it begins on ${codes(Object.keys(process.starts))}.`,
    diagram(process, edgesOf(process)),
    anywhere(process),
    table(['step', 'waits for', 'français', 'English', 'deadline', 'unless the programme says otherwise', 'ended by', 'Tandem asks for'], Object.entries(steps).map((s) => row(id, s))),
  ];
}

/** docs/processes.md: every process, who is waited for, until when, and what ends the wait. */
export function processesPage({ tables }: House): string {
  return page('Processes', [
    'One table per process (`libs/programmes/src/stages`); one workflow function runs them all. The arrows below were found by running each table on every order of its facts, so they are what it does; a fact that only the process asks for comes only from the steps that ask. A fact that only updates what is remembered has no arrow.',
    'A wait is registered in inbox with its sentence, closed by the fact that puts the row in one of the states named under *ended by*, and decided by business time: a fact told before the deadline counts, whoever woke first. The journey has, besides its own wait below, the plan of its stages (`advance`).',
    table(['process', 'follows', 'steps', 'begins on'], tables.map((t) => [`[${t.process}](#${t.process})`, t.follows, String(Object.keys(t.steps).length), codes(Object.keys(t.starts))])),
    ...tables.flatMap(section),
  ]);
}
