import { Application, Consent, ConsentText, LivedExperience, ProjectCopy } from './application.entity';
import { Grant, Organisation, Site, Staff, Unit } from './house.entity';
import { KnownPerson, Person } from './person.entity';
import { Call, Journey, ProgrammeVersion } from './programme.entity';
import { InitialTables1795378246952 } from './migrations/1795378246952-initial-tables';
import { SELECTION_ENTITIES, SELECTION_MIGRATIONS } from './selection.entities';

export const HOUSE_ENTITIES = [
  Organisation, Site, Unit, Staff, Grant, Person, KnownPerson, ProgrammeVersion, Call, Journey, Application, LivedExperience, ConsentText, Consent, ProjectCopy,
];

export const database = {
  entities: [...HOUSE_ENTITIES, ...SELECTION_ENTITIES],
  /** Append-only, in order. */
  migrations: [InitialTables1795378246952, ...SELECTION_MIGRATIONS],
};
