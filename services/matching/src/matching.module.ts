import { Module, type Type } from '@nestjs/common';
import './domain/errors';
import { ConsentFacts } from './events/consents';
import { CopyFacts } from './events/copies';
import { CoverFacts } from './events/cover';
import { MembershipFacts } from './events/memberships';
import { ProgrammeFacts } from './events/programmes';
import { AssignmentClose } from './usecases/assignment-close';
import { Assignments } from './usecases/assignment-confirm';
import { ProfileSave } from './usecases/profile-save';
import { ProjectDraft } from './usecases/project-draft';
import { ProjectGroup } from './usecases/project-group';
import { ProjectRead } from './usecases/project-read';
import { ProjectReview } from './usecases/project-review';
import { ProjectRun } from './usecases/project-run';
import { ProjectShortlist } from './usecases/project-shortlist';
import { ProjectStop } from './usecases/project-stop';
import { ProposalAnswer } from './usecases/proposal-answer';
import { ProposalMake } from './usecases/proposal-make';
import { RankingSubmit } from './usecases/ranking-submit';
import { SettingSet } from './usecases/setting-set';
import { SpeedDatingPublish } from './usecases/speed-dating-publish';
import { SpeedDatingRun } from './usecases/speed-dating-run';
import { VacationApprove } from './usecases/vacation-approve';
import { VacationCancel } from './usecases/vacation-cancel';
import { VacationConfirm } from './usecases/vacation-confirm';
import { VacationDeclare } from './usecases/vacation-declare';
import { VacationFinish } from './usecases/vacation-finish';
import { VacationPlan } from './usecases/vacation-plan';
import { VacationRead } from './usecases/vacation-read';

export const handlers: readonly Type[] = [
  ProjectDraft, ProjectReview, ProjectRun, ProjectGroup, ProjectStop, ProjectRead, ProjectShortlist, ProfileSave, SettingSet, SpeedDatingRun, RankingSubmit, SpeedDatingPublish, ProposalMake, ProposalAnswer, Assignments, AssignmentClose,
  VacationPlan, VacationConfirm, VacationCancel, VacationFinish, VacationDeclare, VacationApprove, VacationRead,
  MembershipFacts, CoverFacts, ConsentFacts, CopyFacts, ProgrammeFacts,
];

@Module({ providers: [...handlers] })
export class MatchingModule {}
