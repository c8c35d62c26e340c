import type { DatabaseOptions } from '@tandem/platform';
import { Convention, ConventionDocument } from './convention.entity';
import { Cover, MembershipCopy, RouteCopy } from './cover.entity';
import { InitialTables1795378382796 } from './migrations/1795378382796-initial-tables';
import { Signature, SigningCode, SigningLog } from './signature.entity';
import { Charter, Template } from './text.entity';

export const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = {
  entities: [Template, Charter, Convention, ConventionDocument, Signature, SigningCode, SigningLog, Cover, MembershipCopy, RouteCopy],
  migrations: [InitialTables1795378382796],
};
