import type { DatabaseOptions } from '@tandem/platform';
import { InitialTables1795378826913 } from './migrations/1795378826913-initial-tables';
import { Campaign, IndicatorSnapshot, Invitation, PendingAnswer, Response } from './campaign.entity';
import { ApplicationCopy, AssignmentCopy, ConsentCopy, MembershipCopy, PayableCopy, ProgrammeSurvey, ProjectCopy, VacationCopy } from './copies.entity';

export const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = {
  entities: [
    Campaign, Invitation, PendingAnswer, Response, IndicatorSnapshot,
    ApplicationCopy, MembershipCopy, VacationCopy, ProjectCopy, AssignmentCopy, PayableCopy, ConsentCopy, ProgrammeSurvey,
  ],
  migrations: [InitialTables1795378826913],
};
