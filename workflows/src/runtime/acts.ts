import { proxyActivities } from '@temporalio/workflow';
import type { Act, Plan, ProcessSettings, Wait } from '@tandem/programmes/plan';
import type { Role } from '@tandem/messages/roles';
import type { Carried, ProcessInput } from './state';

/** What an activity is asked: an operation's input, and the key under which it can happen once. */
export interface ActRequest {
  input: Record<string, unknown>;
  key: string;
  process: string;
}
/** `stale`: somebody was faster, their fact is on its way. `refused`: a guard said no, with a code. */
export type ActResult = { outcome: 'done'; answer: Record<string, unknown> } | { outcome: 'stale' } | { outcome: 'refused'; code: string };

type Activities = Record<string, (request: ActRequest) => Promise<ActResult>>;

/** One activity per operation, named like it: Temporal UI shows `inbox.wait.open`, not "activity". */
const activities = proxyActivities<Activities>({
  // The client inside gives up after 2 x 5 s; a worker that died in between is noticed soon after.
  startToCloseTimeout: '15s',
  // A service that is down comes back: waiting months for people, we can wait minutes for a restart. No limit in all.
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const keyOf = (workflowId: string, state: Carried, what: string): string => `${workflowId}/${what}#${(state.acts += 1)}`;

export function act(workflowId: string, state: Carried, { operation, input }: Act): Promise<ActResult> {
  return activities[operation]({ input, key: keyOf(workflowId, state, operation), process: workflowId });
}

const context = (state: Carried) => ({ organisation: state.memory.organisation, ...(state.memory.programme ? { programme: state.memory.programme } : {}), ...(state.memory.journey ? { journey: state.memory.journey } : {}) });

/** The register of waits, and the settings of the programme version this process runs under. */
export const registers = {
  async settings(process: string, input: ProcessInput, state: Carried): Promise<ProcessSettings> {
    const { journey: _journey, ...scope } = context(state);
    const request = { input: { ...scope, process }, key: `${input.organisation}/settings`, process };
    const result = await activities['recruitment.programme.settings'](request);
    if (result.outcome !== 'done') throw new Error('a programme always has settings');
    return result.answer as unknown as ProcessSettings;
  },
  async plan(workflow: string, journey: string): Promise<Plan> {
    const result = await activities['recruitment.journey.plan']({ input: { id: journey }, key: `${workflow}/plan`, process: workflow });
    if (result.outcome !== 'done') throw new Error('a journey always has a plan');
    return result.answer.plan as Plan;
  },
  async open(state: Carried, workflow: string, wait: Wait, replaces?: string): Promise<void> {
    // `seen`: the version this process has heard; an older state in the register must not close the wait.
    const seen = state.versions[wait.ends.id]?.[0];
    const input = { ...plain(wait), ...context(state), workflow, ...(replaces ? { replaces } : {}), ...(seen ? { seen } : {}) };
    const result = await act(workflow, state, { operation: 'inbox.wait.open', input });
    // A wait nobody can see would be forgotten: better a workflow task that fails loudly and is tried again.
    if (result.outcome === 'refused') throw new Error(`wait ${wait.process}.${wait.step} refused: ${result.code}`);
  },
  async remind(state: Carried, workflow: string, wait: Wait, at: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.wait.remind', input: { key: wait.key, at } });
  },
  async heard(wait: Wait): Promise<boolean> {
    const result = await activities['inbox.wait.heard']({ input: { key: wait.key }, key: wait.key, process: wait.process });
    return result.outcome === 'done' && result.answer.heard === true;
  },
  async task(state: Carried, workflow: string, wait: Wait | undefined, kind: string, role: Role, code?: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.task.open', input: { kind, role, ...context(state), ...(wait ? { wait: wait.key, subject: wait.ends.id } : {}), ...(wait?.person ? { person: wait.person } : {}), ...(code ? { code } : {}) } });
  },
  async withdraw(state: Carried, workflow: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.wait.withdraw', input: { workflow } });
  },
};

const plain = ({ key, process, step, role, person, since, due, reminders, then, to, ends, sentence }: Wait) => ({ key, process, step, role, ...(person ? { person } : {}), since, due, reminders, then, ...(to ? { to } : {}), ends: { ...ends, states: [...ends.states] }, sentence });
