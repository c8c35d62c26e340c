import type { Definition } from '../schema';
import { journeysOf, point, repeated, type Broken, type Path } from './broken';

/** Every list where each may stand once, by what it is known by. */
export function twice(d: Definition): Broken[] {
  const ids = (list: readonly { id: string }[] | undefined): string[] => (list ?? []).map((item) => item.id);
  const lists: [at: Path, words: readonly string[]][] = [
    [['profiles'], ids(d.profiles)], [['tiers'], ids(d.tiers)], [['organisations'], ids(d.organisations)], [['courses'], ids(d.courses)], [['activities', 'formats'], ids(d.activities?.formats)],
    [['bodies'], ids(d.bodies)], [['actions'], ids(d.actions)], [['channels'], ids(d.channels)], [['cohorts'], ids(d.cohorts)], [['resources'], ids(d.resources)], [['outputs'], ids(d.outputs)], [['budgets'], ids(d.budgets)],
    [['indicators'], d.indicators], [['sponsors'], d.sponsors], [['leads'], d.leads], [['targets'], (d.targets ?? []).map((t) => t.attribute)], [['money', 'kinds'], d.money === 'none' ? [] : d.money.kinds],
    ...journeysOf(d).map(({ kind, stages }): [Path, string[]] => [['journeys', kind, 'stages'], ids(stages)]),
    ...journeysOf(d).flatMap(({ stages, at }) => stages.flatMap((stage, i): [Path, string[]][] => (stage.kind === 'work' ? [[at(i, 'phases'), ids(stage.phases)]] : stage.kind === 'training' ? [[at(i, 'courses'), stage.courses]] : []))),
  ];
  return [...lists.flatMap(([at, words]) => again(words, at)), ...sameStart(d), ...sameKind(d)];
}

const again = (words: readonly string[], at: Path): Broken[] =>
  repeated(words).map(([word, i]) => point([...at, i], 'TWICE', `« ${word} » est déjà dans cette liste : chacun n’y figure qu’une fois.`));

function sameStart(d: Definition): Broken[] {
  const ways = d.starts.map((start) => `${start.by} ${start.of}`);
  return repeated(ways).map(([way, i]) => point(['starts', i], 'START_TWICE', `Cette façon de commencer (${way}) est déjà dite : réunissez les deux lignes.`));
}

/** A course or a review may come back; of the others a journey keeps one outcome only. */
function sameKind(d: Definition): Broken[] {
  return journeysOf(d).flatMap(({ stages, at }) => repeated(stages.map((stage) => stage.kind))
    .filter(([kind]) => !['training', 'review'].includes(kind)).map(([kind, i]) => point(at(i, 'kind'), 'STAGE_KIND_TWICE', `Une seule étape de nature « ${kind} » par parcours.`)));
}
