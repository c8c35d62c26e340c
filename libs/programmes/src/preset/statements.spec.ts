import type { Definition, StageDefinition } from '../definition/schema';
import { stagesOf } from '../definition/settings-of';
import { plan } from '../definition/plan-of';
import { loadPreset, presetIds } from './presets';

type Kind = StageDefinition['kind'];
const stage = <K extends Kind>(d: Definition, kind: K) => stagesOf(d).find((s) => s.kind === kind) as Extract<StageDefinition, { kind: K }>;
const format = (d: Definition, id: string) => d.activities?.formats.find((f) => f.id === id);
const does = (d: Definition, id: string) => d.organisations?.find((o) => o.id === id)?.does;

/** What each source says of its programme, and what the file must therefore do. */
const STATEMENTS: [preset: string, says: string, read: (d: Definition) => unknown, carried: unknown][] = [
  ['leon-berard', 'one partner is entrusted with a mission of a year', (d) => [stage(d, 'matching').by, stage(d, 'engagement').mission], ['appointment', '12mo']],
  ['leon-berard', 'five actions', (d) => d.actions?.length, 5],
  ['leon-berard', 'peers need training, the others do not', (d) => ['peer', 'missioned'].map((profile) => plan(d, 'partner', { profile }).stages.some((s) => s.kind === 'training')), [true, false]],
  ['leon-berard', 'a sample as diverse as the patients, by what each chooses to say', (d) => d.targets?.every((t) => t.consent), true],
  ['leon-berard', 'nobody is asked for a diploma', (d) => d.courses?.some((c) => c.award === 'diploma'), false],
  ['chu-nimes', 'students are in the group with patients and a user representative', (d) => Object.keys(stage(d, 'work').group?.min ?? {}), ['patient', 'user-representative', 'student', 'professional']],
  ['chu-nimes', 'accompanied by an association that decides nothing', (d) => does(d, 'savoirs-patients'), ['facilitates']],
  ['chu-nimes', '8 + 1 recommendations, in an order', (d) => d.actions?.map((a) => a.priority), [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['chu-nimes', 'meso, with effect on micro', (d) => stage(d, 'work').scale, ['meso', 'micro']],
  ['msp-rives-du-jarlot', 'coming through one’s own doctor is a warning and not a refusal', (d) => stage(d, 'selection').ownDoctor, 'warned'],
  ['msp-rives-du-jarlot', 'small projects first', (d) => [format(d, 'small-project')?.when, format(d, 'etp-coordination')?.when?.experience?.includes('none')], [undefined, false]],
  ['msp-rives-du-jarlot', 'the fear of not speaking freely is asked before and after', (d) => d.surveys.filter((s) => s.instrument === 'free-speech').map((s) => Object.keys(s.when)[0]), ['beforeStage', 'afterMission']],
  ['msp-ouest-cap-sizun', 'met at an event, approached, and no patient of the house', (d) => d.starts.map((s) => s.by), ['event', 'approached', 'proposed']],
  ['msp-ouest-cap-sizun', 'the whole cycle, from the first assessment to the last', (d) => ['etp-coordination', 'co-building', 'co-leading', 'first-assessment', 'last-assessment'].every((id) => format(d, id)), true],
  ['msp-questembert', 'an association engages and opens its people’s journeys', (d) => [d.journeys.structure?.opens, stage(d, 'convention').covers], ['partner', 'collective']],
  ['msp-questembert', 'volunteers: no indemnity', (d) => (d.money === 'none' ? undefined : d.money.routes.BENEVOLE), []],
  ['msp-questembert', 'training is for those who hold interviews and workshops', (d) => ['motivational-interview', 'organising'].map((task) => plan(d, 'partner', { task }).stages.some((s) => s.kind === 'training')), [true, false]],
  ['msp-questembert', 'users are there from the start', (d) => stage(d, 'work').group?.from, 'start'],
  ['msp-villejean-beauregard', 'a college at the board, the bureau and the assembly', (d) => d.bodies?.[0].of, ['board', 'bureau', 'assembly']],
  ['msp-villejean-beauregard', 'a sympathiser belongs without a seat', (d) => d.tiers, [expect.objectContaining({ id: 'sympathiser', votes: false })]],
  ['bretagne-toolkit', 'a meeting and no panel, of all when several come', (d) => [stage(d, 'selection').mode, stage(d, 'selection').panel, stage(d, 'selection').several], ['meeting', undefined, 'together']],
  ['bretagne-toolkit', 'five criteria, four topics, nine recipes', (d) => [stage(d, 'selection').criteria?.length, stage(d, 'selection').topics?.length, d.resources?.filter((r) => r.kind === 'recipe').length], [5, 4, 9]],
  ['bretagne-toolkit', 'a frame is agreed, not a full convention', (d) => stage(d, 'convention').form, 'frame'],
  ['bretagne-toolkit', 'silent on money: nobody is paid', (d) => d.money, 'none'],
  ['mici-connect', 'everything is remote', (d) => d.activities?.formats.every((f) => f.place === 'remote'), true],
  ['mici-connect', 'several bodies organise one cycle', (d) => d.courses?.[0].by?.length, 4],
  ['mici-connect', 'a lost recording is noted', (d) => d.resources?.[0].note?.fr, expect.stringMatching(/perdu/)],
  ['ci3p-structures', 'one-off or continuous, directly, by primary care or by a hospital', (d) => [stage(d, 'agreement').rhythm, stage(d, 'agreement').through], [['one-off', 'continuous'], ['directly', 'primary-care', 'hospital']]],
  ['ci3p-structures', 'five health houses, one health centre, three communities', (d) => ['MSP', 'health-centre', 'CPTS'].map((kind) => d.organisations?.filter((o) => o.kind === kind).length), [5, 1, 3]],
  ['ci3p-structures', 'a mediator has her own contract', (d) => d.profiles.find((p) => p.id === 'mediator')?.route, 'SALARIE'],
  ['ci3p-diploma', 'an online diploma of an academic year', (d) => d.courses?.[0], expect.objectContaining({ award: 'diploma', year: '2023-2024', place: 'remote' })],
  ['ci3p-diploma', 'a graduate who teaches does not take the diploma again', (d) => ['learner', 'teacher'].map((profile) => plan(d, 'partner', { profile }).stages.some((s) => s.kind === 'training')), [true, false]],
  ['ci3p-diploma', 'a doctor and a patient lead', (d) => d.leads, ['professional', 'patient']],
  ['ci3p-tandems', 'a doctor and a patient as a unit', (d) => stage(d, 'matching').unit, 'tandem'],
  ['ci3p-tandems', 'a thesis in 2024', (d) => d.outputs?.map((o) => [o.kind, o.year]), [['thesis', 2024]]],
  ['ci3p-tandems', 'the doctor has a journey too', (d) => plan(d, 'referent').stages.map((s) => s.kind), ['training', 'review']],
  ['community-health', 'a house designed with a patient who is a user representative', (d) => stage(d, 'work').group?.min['user-representative'], 1],
  ['community-health', 'a mutual-aid group is a collective partner', (d) => d.organisations?.find((o) => o.kind === 'collective')?.id, 'two-lighthouses'],
  ['pole-etp-idf', 'two steps, in workshops led by patients', (d) => [stage(d, 'work').phases?.length, stage(d, 'work').ledBy], [2, ['patient']]],
  ['pole-etp-idf', 'a third party owns neither programme nor decision', (d) => [does(d, 'etp-centre'), d.sponsors.includes('regional-hub')], [['facilitates'], false]],
  ['pole-etp-idf', 'referents are identified and accompanied', (d) => plan(d, 'referent').stages.map((s) => s.kind), ['training', 'review']],
  ['pole-etp-idf', 'four ways of working', (d) => d.actions?.length, 4],
  ['cpts-grand-pic-saint-loup', 'a consultative voice at the board for patients, elected members and residents', (d) => d.bodies?.[0], expect.objectContaining({ of: ['board'], voice: 'consultative', open: ['patient', 'elected', 'resident'] })],
  ['cpts-grand-pic-saint-loup', 'the public is asked where unscheduled care is given', (d) => d.surveys[0], expect.objectContaining({ ask: 'public', place: 'soins-non-programmes' })],
  ['cpts-grand-pic-saint-loup', 'no SIRET: counted as a brake, paid through an association', (d) => [d.learning?.brakes?.includes('legal-status'), d.money !== 'none' && d.money.routes.SIRET, d.money !== 'none' && d.money.routes.ASSOCIATION], [true, undefined, ['half-day', 'expenses']]],
  ['polyclinique-saint-roch', 'three phases in order', (d) => stage(d, 'work').phases?.map((p) => p.id), ['experience', 'deepening', 'co-construction']],
  ['polyclinique-saint-roch', 'coordination takes two thirds of the funds', (d) => d.budgets?.[0].shares, { coordination: '2/3' }],
  ['polyclinique-saint-roch', 'parents, and nobody else, are partners', (d) => d.profiles.flatMap((p) => p.kinds), ['parent']],
  ['association-aa', 'it starts from a crisis', (d) => d.starts[0].by, 'incident'],
  ['association-aa', 'relatives and accompanied persons are in the group before it starts', (d) => stage(d, 'work').group, { min: { relative: 1, 'accompanied-person': 1, professional: 1 }, from: 'start' }],
  ['association-aa', 'work is taken back once', (d) => stage(d, 'work').reopen, { to: 'building', max: 1 }],
  ['association-aa', 'harsh words reach the lead and are answered', (d) => [d.channels?.[0].reaches, d.channels?.[0].answer.within], ['lead', '10bd']],
  ['association-aa', 'one word is given up', (d) => Object.keys(d.glossary.avoid ?? {}), ['prise en charge']],
  ['cops-hub', 'three teams of three sectors, coded brakes and levers', (d) => [d.hub?.programmes.length, d.learning?.brakes?.length, d.learning?.levers?.length], [3, 4, 3]],
  ['cops-hub', 'each team says its own maturity', (d) => d.learning?.maturity?.by, 'team'],
  ['cops-hub', 'it compares programmes that exist', (d) => d.hub?.programmes.filter((id) => !presetIds().includes(id)), []],
  ['nantes-mapps', 'welcomed, recruited, trained, followed', (d) => plan(d, 'partner').stages.map((s) => s.kind), ['application', 'selection', 'matching', 'training', 'convention', 'engagement', 'exit', 'review']],
  ['nantes-mapps', 'an alert before the first year’s funding ends', (d) => [d.budgets?.[0].to, d.budgets?.[0].beforeEnd?.then], ['2026-08-31', 'task']],
  ['nantes-mapps', 'three publics are asked', (d) => d.surveys.map((s) => s.ask), ['partner', 'teacher', 'student']],
  ['nantes-mapps', 'ten key indicators', (d) => ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10'].every((code) => (d.indicators as string[]).includes(code)), true],
  ['nantes-mapps', 'nobody is in the directory without having chosen it', (d) => d.directory?.consent, true],
];

describe('what a source says, its preset does', () => {
  it.each(STATEMENTS)('%s: %s', (preset, _says, read, carried) => {
    expect(read(loadPreset(preset))).toEqual(carried);
  });

  it('of every programme of the sources', () => {
    expect(presetIds()).toHaveLength(19);
    expect(presetIds().filter((id) => id !== 'chu-nice' && !STATEMENTS.some(([preset]) => preset === id))).toEqual([]);
  });

  it('where a source is silent on money, nobody is paid', () => {
    const paying = presetIds().filter((id) => {
      const { money } = loadPreset(id);
      return money !== 'none' && Object.values(money.routes).some((kinds) => kinds.length > 0);
    });
    expect(paying).toEqual(['chu-nice', 'cpts-grand-pic-saint-loup']);
  });
});
