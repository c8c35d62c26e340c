import { halfDayEnd, halfDayKey, halfDayStart, isBusinessDay, parisDate, TandemError, type CalendarId, type HalfDay } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { formatOf, OUTSIDE, type Format } from '../domain/programme';
import { twice } from '../domain/vacation-rules';
import { JourneyCopy } from '../persistence/copies.entity';
import { Assignment } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { rulesOf } from '../persistence/group';
import { calendarOf } from '../persistence/reads';
import { Vacation } from '../persistence/vacation.entity';
import { mustBeOneOf } from './access';

type Plan = Omit<InputOf<typeof ops.vacationPlan>, 'halfDay'>;
interface Surroundings {
  project: Project;
  assignment: Assignment;
  calendar: CalendarId;
  programmeVersion: number | null;
  /** What the programme says of this format, when it names it. */
  format?: Format;
}
const USUAL_MINUTES = 180;

/** A site, remote, or where the format says it happens: at somebody's home there is no site of the house. @throws TandemError VACATION_PLACE_MISSING */
function placeOf(input: Plan, project: Project, format: Format | undefined): { remote: boolean; siteId: string | null } {
  const place = format?.place ?? 'on-site';
  const outside = OUTSIDE.includes(place);
  const remote = input.remote || (!input.site && (place === 'remote' || (!outside && project.remote)));
  const siteId = remote ? null : (input.site ?? (place === 'home' ? null : project.siteId));
  if (!remote && !outside && !siteId) throw new TandemError('VACATION_PLACE_MISSING');
  return { remote, siteId };
}

/** The project's referent or a coordinator plans; the partner confirms. */
export class VacationPlan {
  @Handles(ops.vacationPlan)
  async plan({ halfDay, ...input }: InputOf<typeof ops.vacationPlan>, tx: Tx) {
    return tx.answer(await this.one(input, halfDay, await this.around(input, tx), tx));
  }

  @Handles(ops.vacationPlanSeries)
  async planSeries({ halfDays, ...input }: InputOf<typeof ops.vacationPlanSeries>, tx: Tx) {
    const double = twice(halfDays);
    if (double) throw new TandemError('HALF_DAY_TWICE', { halfDay: halfDayKey(double) });
    const around = await this.around(input, tx);
    const items = [];
    for (const halfDay of halfDays) items.push(tx.answer(await this.one(input, halfDay, around, tx)));
    return { items };
  }

  private async around(input: Plan, tx: Tx): Promise<Surroundings> {
    const assignment = await tx.lock(Assignment, input.assignment);
    const project = await tx.get(Project, { id: assignment.projectId });
    mustBeOneOf(tx, project.organisationId, [project.referentId], 'coordinator');
    if (!['CONFIRMED', 'ACTIVE'].includes(assignment.state)) throw new TandemError('ASSIGNMENT_NOT_CONFIRMED', { state: assignment.state });
    const journey = assignment.journeyId ? await tx.find(JourneyCopy, { id: assignment.journeyId }) : null;
    const programmeVersion = journey?.programmeVersion ?? null;
    const format = formatOf(await rulesOf(tx, { ...project, programmeVersion }), input.format);
    return { project, assignment, calendar: await calendarOf(tx, project.organisationId), programmeVersion, format };
  }

  private async one(input: Plan, half: HalfDay, { project, assignment, calendar, programmeVersion, format }: Surroundings, tx: Tx): Promise<Vacation> {
    this.checkDay(input, half, project, calendar, tx);
    const { remote, siteId } = placeOf(input, project, format);
    const [field, level] = [input.field ?? project.field, input.level ?? project.level];
    if (!field || !level) throw new TandemError('VACATION_LEVEL_MISSING');
    return tx.create(Vacation, 'plan', {
      organisationId: project.organisationId, programme: project.programme, journeyId: assignment.journeyId, programmeVersion, membershipId: assignment.membershipId, personId: assignment.personId,
      assignmentId: assignment.id, projectId: project.id, referentId: project.referentId, date: half.date, part: half.part, startsAt: halfDayStart(half), endsAt: halfDayEnd(half),
      siteId, remote, format: input.format, field, level, minutes: input.minutes ?? format?.minutes ?? USUAL_MINUTES, units: null, payableShare: 0, late: false, pastReason: input.pastReason ?? null,
      reason: null, comment: null, declaredBy: null, declaredAt: null, approvedBy: null,
    });
  }

  private checkDay(input: Plan, half: HalfDay, project: Project, calendar: CalendarId, tx: Tx): void {
    const past = half.date < parisDate(tx.now);
    if (!past && project.state === 'PAUSED') throw new TandemError('PROJECT_ON_HOLD');
    if (past && !(input.pastReason && tx.holds(project.organisationId, 'coordinator'))) throw new TandemError('VACATION_IN_PAST');
    if (!input.force && !isBusinessDay(half.date, calendar)) throw new TandemError('DAY_CLOSED', { date: half.date });
  }
}
