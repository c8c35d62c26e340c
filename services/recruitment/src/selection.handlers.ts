import type { Type } from '@nestjs/common';
import './domain/membership/errors';
import './domain/seat/errors';
import './domain/selection/errors';
import './domain/structure/errors';
import './domain/training/errors';
import { ReadinessConsumer } from './events/membership/readiness';
import { SeatGivenUpConsumer } from './events/seat/membership-ended';
import { ApplicationOverConsumer } from './events/selection/application-over';
import { MembershipEndedConsumer } from './events/training/membership-ended';
import { AlumniUseCase } from './usecases/membership/alumni';
import { DocumentUseCases } from './usecases/membership/document';
import { DocumentValidityUseCases } from './usecases/membership/document-validity';
import { MembershipUseCases } from './usecases/membership/membership';
import { SeatUseCases } from './usecases/seat/seat';
import { ApplicationDecideUseCase } from './usecases/selection/application-decide';
import { ApplicationInterviewUseCases } from './usecases/selection/application-interview';
import { GridUseCases } from './usecases/selection/grid';
import { MeetingUseCases } from './usecases/selection/meeting';
import { PanelUseCases } from './usecases/selection/panel';
import { InterviewSlotUseCases } from './usecases/selection/slot';
import { TieUseCases } from './usecases/selection/tie';
import { StructureAgreementUseCases } from './usecases/structure/agreement';
import { StructureAgreementRead } from './usecases/structure/agreement-read';
import { AttendanceUseCases } from './usecases/training/attendance';
import { EnrolmentUseCases } from './usecases/training/enrolment';
import { SessionUseCases } from './usecases/training/session';

/** Use cases and consumers from the interview on. */
export const SELECTION_HANDLERS: Type[] = [
  TieUseCases, PanelUseCases, InterviewSlotUseCases, MeetingUseCases, ApplicationInterviewUseCases, GridUseCases, ApplicationDecideUseCase,
  MembershipUseCases, AlumniUseCase, DocumentUseCases, DocumentValidityUseCases, SessionUseCases, EnrolmentUseCases, AttendanceUseCases,
  StructureAgreementUseCases, StructureAgreementRead, SeatUseCases,
  ApplicationOverConsumer, ReadinessConsumer, MembershipEndedConsumer, SeatGivenUpConsumer,
];
