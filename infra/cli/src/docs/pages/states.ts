import type { Machine, Transition } from '@tandem/kernel';
import { startsOf, type House } from '../house';
import { code, codes, label, mermaid, page, share, table } from '../markdown';

const works = (machine: Machine): number => machine.transitions.filter((t) => !t.later).length;
const starts = (t: Transition): string => startsOf(t.from).map((s) => s ?? '(birth)').join(', ');

/** One arrow per pair of states, with every command that goes there. */
function diagram(machine: Machine): string {
  const arrows = new Map<string, string[]>();
  for (const t of machine.transitions) {
    for (const from of startsOf(t.from)) {
      const arrow = `${from ?? '[*]'} --> ${t.to}`;
      const words = arrows.get(arrow) ?? [];
      const word = t.later ? `${t.command} (later)` : t.command;
      if (!words.includes(word)) words.push(word);
      arrows.set(arrow, words);
    }
  }
  return mermaid(['stateDiagram-v2', ...[...arrows].map(([arrow, words]) => `  ${arrow} : ${label(words.join(' / '))}`), ...machine.final.map((s) => `  ${s} --> [*]`)]);
}

function section(machine: Machine): string[] {
  const rows = machine.transitions.map((t) => [starts(t), code(t.command), t.to, code(`${machine.aggregate}.${t.event}`), t.by.join(', '), (t.guards ?? []).join('; '), t.later ? '**later**' : 'works']);
  return [
    `### ${machine.aggregate}`,
    `${share(works(machine), machine.transitions.length)} of its rows work. Final: ${machine.final.length ? codes(machine.final) : 'none'}.`,
    diagram(machine),
    table(['from', 'command', 'to', 'fact', 'by', 'guards', ''], rows),
  ];
}

/** docs/states.md: every state table, its diagram, and the share that works. */
export function statesPage({ families, machines }: House): string {
  const owner = (machine: Machine): string => families.find((f) => f.machine === machine)?.service ?? '';
  const all = machines.reduce((n, m) => n + m.transitions.length, 0);
  const built = machines.reduce((n, m) => n + works(m), 0);
  const services = [...new Set(machines.map(owner))];
  return page('State tables', [
    'Each table is declared in full in `libs/messages`. A row marked **later** is not built: its command answers 501 (`NOT_BUILT_YET`) and nothing is written. Guards are checked by the owner’s use case.',
    `**${share(built, all)} rows work**, in ${machines.length} tables.`,
    table(['table', 'owner', 'states', 'rows that work', 'later'], machines.map((m) => [
      `[${m.aggregate}](#${m.aggregate})`, owner(m), String(m.states.length), share(works(m), m.transitions.length), codes(m.transitions.filter((t) => t.later).map((t) => t.command)),
    ])),
    ...services.flatMap((service) => [`## ${service}`, ...machines.filter((m) => owner(m) === service).flatMap(section)]),
  ]);
}
