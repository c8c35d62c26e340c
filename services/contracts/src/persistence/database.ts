import type { DatabaseOptions } from '@tandem/platform';
import { Convention, ConventionDocument } from './convention.entity';
import { Cover, MembershipCopy, ProgrammeCopy, RouteCopy } from './cover.entity';
import { ConventionForms1795401355623 } from './migrations/1795401355623-convention-forms';
import { InitialTables1795378382796 } from './migrations/1795378382796-initial-tables';
import { Signature, SigningCode, SigningLog } from './signature.entity';
import { Charter, Template } from './text.entity';

export const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = {
  entities: [Template, Charter, Convention, ConventionDocument, Signature, SigningCode, SigningLog, Cover, MembershipCopy, ProgrammeCopy, RouteCopy],
  migrations: [InitialTables1795378382796, ConventionForms1795401355623],
};
