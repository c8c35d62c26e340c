import type { Client } from '@temporalio/client';
import { Bridge } from './bridge';

/** A Temporal where a signal takes its time to arrive, and a workflow has a task from then on until it is `done`. */
function slowServer() {
  const withTask = new Set<string>();
  const onTheWay: (() => void)[] = [];
  const getHandle = (id: string) => ({
    signal: () => new Promise<void>((arrived) => onTheWay.push(() => (withTask.add(id), arrived()))),
    describe: async () => ({ status: { name: 'RUNNING' }, raw: { pendingWorkflowTask: withTask.has(id) ? {} : null, pendingActivities: [] } }),
  });
  return { client: { workflow: { getHandle } } as unknown as Client, deliver: () => onTheWay.splice(0).forEach((arrive) => arrive()), done: (id: string) => withTask.delete(id) };
}
const cameDue = (workflow: string) => ({ type: 'wait.came-due.v1', time: '2024-03-04T08:00:00.000Z', data: { workflow } }) as unknown as Parameters<Bridge['handle']>[0];

describe('whether workflows are at rest', () => {
  it('is not said of one whose signal was on its way when it was looked at', async () => {
    const server = slowServer();
    const bridge = new Bridge(server.client, true);
    const first = bridge.handle(cameDue('vacation/1'));
    server.deliver();
    await first;
    server.done('vacation/1');
    const second = bridge.handle(cameDue('vacation/1'));
    await bridge.busy();
    server.deliver();
    await second;
    expect(await bridge.busy()).toBe(1);
    server.done('vacation/1');
    expect(await bridge.busy()).toBe(0);
  });
});
