import type { DatabaseOptions } from '@tandem/platform';
import { InitialTables1795378826913 } from './migrations/1795378826913-initial-tables';
import { IncidentsAndSharedSurveys1795400743582 } from './migrations/1795400743582-incidents-and-shared-surveys';
import { Campaign, IndicatorSnapshot, Invitation, PendingAnswer, Response } from './campaign.entity';
import { ApplicationCopy, AssignmentCopy, ConsentCopy, EnrolmentCopy, MembershipCopy, PayableCopy, ProgrammeSurvey, ProjectCopy, VacationCopy } from './copies.entity';
import { Incident, IncidentNote } from './incident.entity';

export const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = {
  entities: [
    Campaign, Invitation, PendingAnswer, Response, IndicatorSnapshot,
    ApplicationCopy, MembershipCopy, VacationCopy, ProjectCopy, AssignmentCopy, EnrolmentCopy, PayableCopy, ConsentCopy, ProgrammeSurvey,
    Incident, IncidentNote,
  ],
  migrations: [InitialTables1795378826913, IncidentsAndSharedSurveys1795400743582],
};
