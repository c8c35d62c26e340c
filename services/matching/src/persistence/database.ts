import { COPY_ENTITIES } from './copies.entity';
import { Assignment, Proposal, Ranking, SpeedDating } from './matching.entity';
import { InitialTables1795378574799 } from './migrations/1795378574799-initial-tables';
import { ProjectGroups1795399759960 } from './migrations/1795399759960-project-groups';
import { Availability, Profile, ProgrammeSetting } from './profile.entity';
import { Project } from './project.entity';
import { Vacation } from './vacation.entity';

/** Migrations are append-only: one that ran somewhere is never edited. */
export const database = {
  entities: [Project, Profile, Availability, ProgrammeSetting, SpeedDating, Ranking, Proposal, Assignment, Vacation, ...COPY_ENTITIES],
  migrations: [InitialTables1795378574799, ProjectGroups1795399759960],
};
