import type { Type } from '@nestjs/common';
import { CandidateOver } from './events/candidate-over';
import { ProjectCopies } from './events/project-copy';
import { ProjectJourneys } from './events/project-journey';
import { ApplicationEnd } from './usecases/application-end';
import { ApplicationRead } from './usecases/application-read';
import { ApplicationSave } from './usecases/application-save';
import { ApplicationScreen } from './usecases/application-screen';
import { ApplicationStart } from './usecases/application-start';
import { ApplicationSubmit } from './usecases/application-submit';
import { CallChange } from './usecases/call-change';
import { ConsentChange } from './usecases/consent-change';
import { GrantChange } from './usecases/grant-change';
import { JourneyMigrate } from './usecases/journey-migrate';
import { JourneyMove } from './usecases/journey-move';
import { JourneyRead } from './usecases/journey-read';
import { OrganisationRead } from './usecases/organisation-read';
import { OrganisationSetup } from './usecases/organisation-setup';
import { PersonChange } from './usecases/person-change';
import { PersonRead } from './usecases/person-read';
import { ProgrammePublish } from './usecases/programme-publish';
import { ProgrammeSettings } from './usecases/programme-settings';
import { SiteChange } from './usecases/site-change';
import { StaffChange } from './usecases/staff-change';
import { SummaryRead } from './usecases/summary-read';

/** The house, programmes and journeys, applications and consents. */
export const HOUSE_HANDLERS: Type[] = [
  OrganisationSetup, OrganisationRead, SiteChange, PersonChange, PersonRead, StaffChange, GrantChange, ProgrammePublish, ProgrammeSettings, CallChange, JourneyMove, JourneyMigrate, JourneyRead,
  ApplicationStart, ApplicationSave, ApplicationSubmit, ApplicationScreen, ApplicationEnd, ApplicationRead, ConsentChange, SummaryRead, ProjectCopies, ProjectJourneys, CandidateOver,
];
