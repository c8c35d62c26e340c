import { JOURNEY_KINDS } from '@tandem/messages';
import type { Role } from '@tandem/messages/roles';
import type { Definition, StageDefinition } from '../definition/schema';
import { settingsOf } from '../definition/settings-of';
import { JOURNEYS, type JourneyKind } from '../definition/vocabulary';
import { signsInTurn } from '../explore/checks';
import { graphOf } from '../explore/graph';
import { processOf, tableOf } from '../stages/ways';
import { otherSections, sectionsOf, type Section } from './sections';
import { stageSays, stageTitle } from './stage-words';
import { capital, deadlineText, dueText, listText, roleText } from './words';

/** The whole procedure in plain French, as Markdown: what a coordinator reads, corrects and signs. */
export function explained(definition: Definition): string {
  const journeys = JOURNEY_KINDS.filter((kind) => definition.journeys[kind]?.stages.length);
  return [
    `# ${definition.names.fr}`, `Programme « ${definition.id} », version ${definition.version}.`,
    ...sectionsOf(definition).flatMap(section), ...journeys.flatMap((kind) => journey(definition, kind)), ...otherSections(definition).flatMap(section),
    '## Relu et approuvé', 'Pour la coordination (professionnel) : ______________________   le ____________', ...(definition.leads.includes('patient') ? ['Pour la coordination (patient) : ______________________   le ____________'] : []),
  ].join('\n\n').concat('\n');
}

const section = ([title, lines]: Section): string[] => (lines.length ? [`## ${title}`, bullets(lines)] : []);
const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}.`).join('\n');

function journey(d: Definition, kind: JourneyKind): string[] {
  const stages = d.journeys[kind]?.stages ?? [];
  const opens = kind === 'structure' && d.journeys.structure?.opens ? ['Une fois l’accord en vigueur, les personnes de la structure entrent dans le parcours des partenaires.'] : [];
  return [`## ${capital(JOURNEYS[kind].fr)}`, ...opens, ...stages.flatMap((stage, i) => stageText(d, stage, stages, i + 1))];
}

function stageText(d: Definition, stage: StageDefinition, all: readonly StageDefinition[], n: number): string[] {
  const before = stage.after.map((id) => all.find((s) => s.id === id)).flatMap((s) => (s ? [`« ${stageTitle(s)} »`] : []));
  const after = before.length ? `Après ${listText(before)}. ` : '';
  return [`### ${n}. ${stageTitle(stage)}`, `${after}${stageSays(stage, d).map((line) => `${line}.`).join(' ')}`.trim(), bullets(waits(d, stage))].filter((text) => text !== '');
}

/** Who is waited for, for what, until when: every wait of the stage, in the order of its table, with the programme's own delays. */
function waits(d: Definition, stage: StageDefinition): string[] {
  const table = tableOf(processOf(stage));
  const { steps } = graphOf(table, stage as unknown as Record<string, unknown>);
  const { deadlines } = settingsOf(d, table.process);
  return Object.entries(table.steps).flatMap(([name, step]) => {
    const standing = steps[name];
    if (!standing) return [];
    const deadline = deadlines[step.deadline];
    const [role] = standing.roles;
    return [role === 'system' ? `Tandem va ${step.expects.fr}, ${dueText(deadline, step)}` : `${capital(who(stage, name, standing.roles))} : ${step.expects.fr}, ${deadlineText(deadline, role, step)}`];
  });
}

function who(stage: StageDefinition, step: string, roles: Role[]): string {
  return signsInTurn(stage.kind, step) ? 'chaque signataire à son tour' : listText(roles.map(roleText), 'ou');
}
