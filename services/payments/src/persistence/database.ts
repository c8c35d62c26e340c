import { BATCH_ENTITIES } from './batch.entity';
import { CLAIM_ENTITIES } from './claim.entity';
import { COPY_ENTITIES } from './copies.entity';
import { Payable } from './payable.entity';
import { InitialTables1795379571794 } from './migrations/1795379571794-initial-tables';
import { MoneyTakenBack1795399580725 } from './migrations/1795399580725-money-taken-back';
import { SETUP_ENTITIES } from './setup.entity';

export const database = {
  entities: [...SETUP_ENTITIES, ...COPY_ENTITIES, Payable, ...CLAIM_ENTITIES, ...BATCH_ENTITIES],
  /** Append-only, in order. */
  migrations: [InitialTables1795379571794, MoneyTakenBack1795399580725],
};
