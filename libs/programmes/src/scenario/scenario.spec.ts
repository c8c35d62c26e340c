import { TandemError } from '@tandem/kernel';
import type { DefinitionProblem } from '../definition/errors';
import { loadPreset } from '../preset/presets';
import { loadScenario, readScenario } from './load';

const NICE = loadPreset('chu-nice');
const story = (moment: string, rest = 'never: [meeting]') => `
story: { fr: Une histoire, en: A story }
begins: 2024-03-04
lives:
  - journey: partner
    moments:
      - { told: { application.started } }
      - ${moment}
    ${rest}
`;

function mistakes(text: string): string[] {
  try {
    readScenario(text, NICE);
    return [];
  } catch (error) {
    if (!(error instanceof TandemError)) throw error;
    expect(error).toMatchObject({ code: 'SCENARIO_INVALID', status: 422 });
    return (error.fields as DefinitionProblem[]).map(({ code, message }) => `${code} ${message}`);
  }
}

describe('a scenario', () => {
  it('is read as it is written', () => {
    expect(readScenario(story('{ after: 12d, told: { application.interview-scheduled: { interviewAt: +14d } }, waiting: { selection/interview: candidate until 2024-03-30 } }'), NICE).lives[0].moments[1])
      .toEqual({ after: '12d', told: { 'application.interview-scheduled': { interviewAt: '+14d' } }, waiting: { 'selection/interview': 'candidate until 2024-03-30' } });
  });

  it.each([
    ['{ told: { application.posted } }', /^UNKNOWN_FACT Ligne 8 : Personne ne dit « application.posted »\. De « application », on sait : .*application.submitted/],
    ['{ told: { letter.posted } }', /^UNKNOWN_FACT Ligne 8 : Personne ne dit « letter.posted »\.$/],
    ['{ told: { application.screened: { colour: red } } }', /^UNKNOWN_FIELD Ligne 8 : « application.screened » ne porte pas ce champ\. Champs possibles : .*interviewAt/],
    ['{ told: { application.interview-scheduled: { interviewAt: +soon } } }', /^WRONG_FORM .*Un délai à partir de ce moment est attendu : \+14d/],
    ['{ after: soon }', /^WRONG_FORM .*Un délai est attendu : 10bd/],
    ['{ waiting: { selecting: candidate } }', /^UNKNOWN_PROCESS .*Connues : journey, agreement, application/],
    ['{ waiting: { selection/lunch: candidate } }', /^UNKNOWN_STEP .*Ses attentes : choosing/],
    ['{ waiting: { selection/choosing: nurse } }', /^NOT_ACCEPTED Ligne 8 : « nurse » n’est pas accepté\. Rôles : /],
    ['{ opened: [meeting] }', /^UNKNOWN_STAGE .*Les siennes : application, selection/],
    ['{ asked: [recruitment.application.forget] }', /^UNKNOWN_OPERATION .*« recruitment.application.forget »/],
    ['{ expected: all }', /^UNKNOWN_FIELD .*Champ inconnu : expected\. Champs acceptés ici : after, told/],
  ])('%s is told to correct, in French, with its line', (moment, message) => {
    expect(mistakes(story(moment))).toEqual([expect.stringMatching(message)]);
  });

  it('says what must not happen, of things that exist', () => {
    expect(mistakes(story('{ after: 1d }', 'of: {}'))).toEqual([expect.stringMatching(/^MISSING .*une liste/)]);
    expect(mistakes(story('{ after: 1d }', 'never: [selection/lunch, inbox.wait.eat]'))).toEqual([expect.stringMatching(/^UNKNOWN_STEP/), expect.stringMatching(/^UNKNOWN_OPERATION/)]);
  });

  it('tells of a journey the programme has', () => {
    expect(mistakes(story('{ after: 1d }').replace('journey: partner', 'journey: structure'))).toEqual([expect.stringMatching(/^UNKNOWN_JOURNEY .*« structure »/)]);
  });

  it('refuses an unknown preset', () => {
    expect(() => loadScenario('nowhere')).toThrow(expect.objectContaining({ code: 'UNKNOWN_PRESET' }));
  });
});
