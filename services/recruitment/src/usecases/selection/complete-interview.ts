import type { Tx } from '@tandem/platform';
import type { Application } from '../../persistence/application.entity';
import { asSystem } from './as-system';

/** The last grid of a panel, or a meeting held, ends the interview and opens the deliberation: two facts, one transaction, nobody's own act. */
export async function completeInterview(tx: Tx, application: Application): Promise<void> {
  const system = asSystem(tx);
  await system.move(application, 'complete-interview');
  await system.move(application, 'open-deliberation');
}
