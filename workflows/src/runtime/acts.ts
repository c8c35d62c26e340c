import { proxyActivities } from '@temporalio/workflow';
import type { Act, Plan, ProcessSettings, Wait } from '@tandem/programmes/plan';
import type { Role } from '@tandem/messages/roles';
import type { Carried } from './state';

/** What an activity is asked: an operation's input, and the key under which it can happen once. */
export interface ActRequest {
  input: Record<string, unknown>;
  key: string;
  process: string;
  /** Nothing goes on without it: a refusal is tried again like a fault, visibly, until somebody has mended its cause. */
  must?: true;
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
async function answerTo(workflowId: string, operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const result = await activities[operation]({ input, key: `${workflowId}/${operation}`, process: workflowId, must: true });
  // Unreachable by `must`; a workflow that went on without would be worse than one that stops.
  if (result.outcome !== 'done') throw new Error(`${operation}: ${result.outcome}`);
  return result.answer;
}

const context = (state: Carried) => ({ organisation: state.memory.organisation, ...(state.memory.programme ? { programme: state.memory.programme } : {}), ...(state.memory.journey ? { journey: state.memory.journey } : {}) });

/** The register of waits, and the settings of the programme version this process runs under. */
export const registers = {
  async settings(workflow: string, process: string, state: Carried, journey?: string): Promise<ProcessSettings> {
    const { organisation, programme } = state.memory;
    return (await answerTo(workflow, 'recruitment.programme.settings', { organisation, ...(programme ? { programme } : {}), process, ...(journey ? { journey } : {}) })) as unknown as ProcessSettings;
  },
  async plan(workflow: string, journey: string): Promise<Plan> {
    return (await answerTo(workflow, 'recruitment.journey.plan', { id: journey })).plan as Plan;
  },
  async open(state: Carried, workflow: string, wait: Wait, replaces?: string): Promise<void> {
    // `seen`: the version this process has heard; an older state in the register must not close the wait.
    const seen = state.versions[wait.ends.id]?.[0];
    const input = { ...plain(wait), ...context(state), workflow, ...(replaces ? { replaces } : {}), ...(seen ? { seen } : {}) };
    // A wait nobody can see would be forgotten: it is asked for until it is there.
    await activities['inbox.wait.open']({ input, key: keyOf(workflow, state, 'inbox.wait.open'), process: workflow, must: true });
  },
  async remind(state: Carried, workflow: string, wait: Wait, at: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.wait.remind', input: { key: wait.key, at } });
  },
  async heard(workflow: string, wait: Wait): Promise<boolean> {
    return (await answerTo(workflow, 'inbox.wait.heard', { key: wait.key })).heard === true;
  },
  async task(state: Carried, workflow: string, wait: Wait | undefined, kind: string, role: Role, code?: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.task.open', input: { kind, role, ...context(state), ...(wait ? { wait: wait.key, subject: wait.ends.id } : {}), ...(wait?.person ? { person: wait.person } : {}), ...(code ? { code } : {}) } });
  },
  async withdraw(state: Carried, workflow: string): Promise<void> {
    await act(workflow, state, { operation: 'inbox.wait.withdraw', input: { workflow } });
  },
};

const plain = ({ key, process, step, role, person, since, due, reminders, then, to, ends, sentence }: Wait) => ({ key, process, step, role, ...(person ? { person } : {}), since, due, reminders, then, ...(to ? { to } : {}), ends: { ...ends, states: [...ends.states] }, sentence });
