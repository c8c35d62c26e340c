import { assertNoIdentifiers, newId, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { CallCopy } from '../persistence/copies.entity';
import { newestRules } from '../persistence/group';
import { Project } from '../persistence/project.entity';
import { mustBeOneOf } from './access';

type Draft = Omit<InputOf<typeof ops.projectUpdate>, 'id'>;
const TEXTS = ['title', 'why', 'tasks', 'budgetLine', 'unpaidReason'] as const;

function checkTexts(draft: Draft): void {
  for (const name of TEXTS) assertNoIdentifiers(draft[name], name);
  for (const [name, value] of Object.entries(draft.checklist)) if (typeof value === 'string') assertNoIdentifiers(value, `checklist.${name}`);
}

function valuesOf(d: Draft) {
  return {
    title: d.title, field: d.field ?? null, level: d.level ?? null, why: d.why ?? null, tasks: d.tasks ?? null, seats: d.seats, minPartners: d.minPartners ?? Math.min(2, d.seats),
    profiles: d.profiles, need: d.need, starts: d.starts, ends: d.ends, plannedHalfDays: d.plannedHalfDays ?? d.halfDays.length, halfDays: d.halfDays, formats: d.formats,
    unitId: d.unit ?? null, siteId: d.site ?? null, remote: d.remote, referentId: d.referent ?? null, leadId: d.lead ?? null, professionals: d.professionals, callId: d.call ?? null,
    budgetLine: d.budgetLine ?? null, unpaidReason: d.unpaidReason ?? null, checklist: d.checklist, weights: d.weights ?? null,
  };
}

function checkDates({ starts, ends }: { starts: string; ends: string }): void {
  if (ends < starts) throw new TandemError('PROJECT_ENDS_BEFORE_START', { starts, ends });
}

/** The people of a project: who described it, its referent, its lead. */
export const teamOf = (p: Project): (string | null)[] => [p.createdBy, p.referentId, p.leadId];

export class ProjectDraft {
  @Handles(ops.projectCreate)
  async create(input: InputOf<typeof ops.projectCreate>, tx: Tx) {
    checkTexts(input);
    checkDates(input);
    const call = input.call ? await tx.find(CallCopy, { id: input.call }) : null;
    if (call?.state === 'CLOSED' && !tx.holds(input.organisation, 'coordinator')) throw new TandemError('PROJECT_CALL_CLOSED');
    return tx.answer(await this.born(input, tx));
  }

  /** Where the programme gives projects a journey, it is named here: every fact of the project is of that journey from the first. */
  private async born(input: InputOf<typeof ops.projectCreate>, tx: Tx): Promise<Project> {
    const { organisation: organisationId, programme } = input;
    const rules = await newestRules(tx, organisationId, programme);
    const id = newId();
    return tx.create(Project, 'create', {
      id, organisationId, programme, createdBy: personOf(tx.actor), journeyId: rules?.projectJourney ? newId() : null, programmeVersion: rules?.version ?? null,
      pausedFrom: null, feedback: null, feedbackOn: null, review: null, ...valuesOf(input),
    });
  }

  /** An edit is no fact of the state table, but a screen that read the old text must notice: the version grows. */
  @Handles(ops.projectUpdate)
  async update(input: InputOf<typeof ops.projectUpdate>, tx: Tx) {
    const row = await tx.target(Project, input.id);
    mustBeOneOf(tx, row.organisationId, teamOf(row), 'coordinator');
    if (!['IDEA', 'CHANGES_REQUESTED'].includes(row.state)) throw new TandemError('PROJECT_NOT_EDITABLE', { state: row.state });
    checkTexts(input);
    checkDates(input);
    Object.assign(row, valuesOf(input), { version: row.version + 1, updatedAt: tx.now });
    await tx.em.save(row, { reload: false });
    return tx.answer(row);
  }

  @Handles(ops.projectSubmit)
  async submit(input: InputOf<typeof ops.projectSubmit>, tx: Tx) {
    return this.hand(input.id, 'submit', tx);
  }
  @Handles(ops.projectResubmit)
  async resubmit(input: InputOf<typeof ops.projectResubmit>, tx: Tx) {
    return this.hand(input.id, 'resubmit', tx);
  }

  private async hand(id: string, command: string, tx: Tx) {
    const row = await tx.target(Project, id);
    mustBeOneOf(tx, row.organisationId, teamOf(row), 'coordinator');
    if (!row.referentId) throw new TandemError('PROJECT_NO_REFERENT');
    checkDates(row);
    return tx.answer(await tx.move(row, command));
  }
}
