import type { MigrationInterface } from 'typeorm';
import { CoverCopy, RouteCopy } from './membership/copies.entity';
import { MemberDocument } from './membership/document.entity';
import { Membership } from './membership/membership.entity';
import { SelectionTables1795378385966 } from './migrations/1795378385966-selection-tables';
import { JourneyKinds1795410000000 } from './migrations/1795410000000-journey-kinds';
import { StructuresSeatsMeetings1795420000000 } from './migrations/1795420000000-structures-seats-meetings';
import { Seat } from './seat/seat.entity';
import { Deliberation } from './selection/deliberation.entity';
import { Grid } from './selection/grid.entity';
import { InterviewSlot } from './selection/interview-slot.entity';
import { Panel } from './selection/panel.entity';
import { Tie } from './selection/tie.entity';
import { StructureAgreement } from './structure/structure-agreement.entity';
import { Enrolment, TrainingHalfDay } from './training/enrolment.entity';
import { TrainingSession } from './training/session.entity';

export const SELECTION_ENTITIES = [Tie, Panel, InterviewSlot, Grid, Deliberation, Membership, CoverCopy, RouteCopy, MemberDocument, TrainingSession, Enrolment, TrainingHalfDay, StructureAgreement, Seat];

/** After the initial tables, in order of their timestamps. */
export const SELECTION_MIGRATIONS: (new () => MigrationInterface)[] = [SelectionTables1795378385966, JourneyKinds1795410000000, StructuresSeatsMeetings1795420000000];
