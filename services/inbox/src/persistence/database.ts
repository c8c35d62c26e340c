import type { DatabaseOptions } from '@tandem/platform';
import { AggregateStateRow, RecipientStopRow, RoleHolderRow } from './copies.entity';
import { InitialTables1795378485182 } from './migrations/1795378485182-initial-tables';
import { MailboxMail } from './mailbox.entity';
import { MessageRow, NoticeRow } from './message.entity';
import { TaskRow } from './task.entity';
import { WaitRow } from './wait.entity';

export const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = {
  entities: [WaitRow, TaskRow, MessageRow, NoticeRow, AggregateStateRow, RoleHolderRow, RecipientStopRow, MailboxMail],
  migrations: [InitialTables1795378485182],
};
