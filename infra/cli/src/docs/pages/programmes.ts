import { foreseenStages, loadPreset, presetIds, processOf, type Definition, type StageDefinition } from '@tandem/programmes';
import { code, page, table } from '../markdown';

type Journey = keyof Definition['journeys'];
const JOURNEYS: Record<Journey, string> = { partner: 'partners', project: 'projects', structure: 'structures', referent: 'staff' };

/** A stage by its kind; in brackets when no workflow runs its process in this version. */
const stageOf = (stage: StageDefinition, isForeseen: boolean): string => {
  const process = processOf(stage);
  const words = process === stage.kind ? process : `${stage.kind}: ${process}`;
  return isForeseen ? `(${words})` : words;
};

function journeys(definition: Definition): string {
  const { journeys: all } = definition;
  const foreseen = foreseenStages(definition);
  const told = (Object.keys(JOURNEYS) as Journey[]).flatMap((j) => (all[j]?.stages.length ? [`${JOURNEYS[j]}: ${all[j].stages.map((s) => stageOf(s, foreseen.includes(`${j}.${s.id}`))).join(' → ')}`] : []));
  return told.join('; ');
}
const starts = ({ starts: all }: Definition): string => [...new Set(all.map((s) => s.by))].join(', ');
const money = ({ money: m }: Definition): string => (m === 'none' ? 'none' : Object.entries(m.routes).map(([route, kinds]) => `${route}: ${kinds?.join(', ') || 'nothing'}`).join('; '));

function row(id: string): string[] {
  const d = loadPreset(id);
  return [`[${id}](../libs/programmes/presets/${id}/README.md)`, d.names.fr, d.organisation.kind, starts(d), journeys(d), money(d), String(d.surveys.length), d.indicators.join(' ')];
}

/** docs/programmes.md: every programme of the sources, read from its file. */
export function programmesPage(): string {
  return page('Programmes', [
    `One row per preset of ${code('libs/programmes/presets')}; each README says what its source says, line by line, and what is ours. A stage in brackets is validated, explored, drawn and explained, and no workflow runs it yet: a programme that needs it cannot be lived to its end in this version.`,
    table(['preset', 'programme', 'kind', 'starts by', 'journeys and their stages', 'money, by route', 'surveys', 'indicators'], presetIds().map(row)),
  ]);
}
