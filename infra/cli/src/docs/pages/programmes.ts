import { loadPreset, presetIds, processOf, type Definition, type StageDefinition } from '@tandem/programmes';
import { code, page, table } from '../markdown';

type Journey = keyof Definition['journeys'];
const JOURNEYS: Record<Journey, string> = { partner: 'partners', project: 'projects', structure: 'structures', referent: 'staff' };

/** A stage by its kind, and the way it takes where a kind has several. */
const stageOf = (stage: StageDefinition): string => {
  const process = processOf(stage);
  return process === stage.kind ? process : `${stage.kind}: ${process}`;
};

function journeys({ journeys: all }: Definition): string {
  const told = (Object.keys(JOURNEYS) as Journey[]).flatMap((j) => (all[j]?.stages.length ? [`${JOURNEYS[j]}: ${all[j].stages.map(stageOf).join(' → ')}`] : []));
  return told.join('; ');
}
const starts = ({ starts: all }: Definition): string => [...new Set(all.map((s) => s.by))].join(', ');
const money = ({ money: m }: Definition): string => (m === 'none' ? 'none' : Object.entries(m.routes).map(([route, kinds]) => `${route}: ${kinds?.join(', ') || 'nothing'}`).join('; '));

function row(id: string): string[] {
  const d = loadPreset(id);
  return [`[${id}](../libs/programmes/presets/${id}/README.md)`, d.names.fr, d.organisation.kind, starts(d), journeys(d), money(d), String(d.surveys.length), d.indicators.join(' '), `[played](../libs/programmes/presets/${id}/scenario.yaml)`];
}

/** docs/programmes.md: every programme of the sources, read from its file. */
export function programmesPage(): string {
  return page('Programmes', [
    `One row per preset of ${code('libs/programmes/presets')}; each README says what its source says, line by line, and what is ours. Each scenario is played by the real workflows on the time-skipping server, in ${code('workflows/src/scenarios')}.`,
    table(['preset', 'programme', 'kind', 'starts by', 'journeys and their stages', 'money, by route', 'surveys', 'indicators', 'scenario'], presetIds().map(row)),
  ]);
}
