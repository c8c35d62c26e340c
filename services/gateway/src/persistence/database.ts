import { InitialTables1795378386535 } from './migrations/1795378386535-initial-tables';
import { OneTimeLink } from './one-time-link.entity';
import { Refusal, RefusalTotal } from './refusal.entity';
import { Session } from './session.entity';

export const database = {
  entities: [Session, OneTimeLink, Refusal, RefusalTotal],
  /** Append-only. */
  migrations: [InitialTables1795378386535],
};
