import { Injectable } from '@nestjs/common';
import { allowedCommands, assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { applicationMachine, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { Application, LivedExperience, ProjectCopy } from '../persistence/application.entity';
import { Call, Journey } from '../persistence/programme.entity';
import { fitted } from './application-fit';
import { mustOwnApplication } from './application-file';
import { holdConsent } from './consents';

type SaveInput = InputOf<typeof operations.applicationSave>;
export const canSave = (state: string): boolean => state === 'DRAFT' || state === 'INCOMPLETE';
/** A project is wished for from its approval until it is staffed. */
const WISHABLE = ['APPROVED', 'OPEN'];

/** The fields given are replaced, the others stay: a form can be left and taken up again. */
@Injectable()
export class ApplicationSave {
  @Handles(operations.applicationSave)
  async save(input: SaveInput, tx: Tx) {
    const application = await tx.target(Application, input.id);
    mustOwnApplication(tx, application);
    const { state } = application;
    if (!canSave(state)) throw new TandemError('ILLEGAL_TRANSITION', { aggregate: 'application', state, command: 'save', allowed: allowedCommands(applicationMachine, state) });
    refuseIdentifiers(input);
    if (input.wishes) await this.mustBeWishable(tx, application, input.wishes);
    if (input.livedExperience) await this.keepLivedExperience(tx, application, input.livedExperience);
    const fit = await this.fit(tx, application, input);
    const { personKind, source, motivation, needs, wishes, guardianship } = input;
    Object.assign(application, defined({ personKind, source, motivation, needs, wishes, guardianship, ...fit }), { version: application.version + 1, updatedAt: tx.now });
    await tx.em.save(application, { reload: false });
    const answer = tx.answer(application);
    return { ...answer, allowed: ['save', ...(answer.allowed ?? [])] };
  }

  private async fit(tx: Tx, { organisationId, programme, journeyId }: Application, input: SaveInput) {
    const { programmeVersion } = await tx.get(Journey, { id: journeyId });
    return fitted(tx, { organisationId, programme, programmeVersion }, input);
  }

  /** Health data: not a word of it without C1. */
  private async keepLivedExperience(tx: Tx, { id, organisationId, personId }: Application, entries: NonNullable<SaveInput['livedExperience']>): Promise<void> {
    if (!entries.length) return void (await tx.em.delete(LivedExperience, { applicationId: id }));
    if (!(await holdConsent(tx, organisationId, personId, 'C1'))) {
      const message = new TandemError('CONSENT_REQUIRED', { consent: 'C1' }).sentence();
      throw new TandemError('CONSENT_REQUIRED', { consent: 'C1' }, [{ path: 'livedExperience', code: 'CONSENT_REQUIRED', message }]);
    }
    await tx.em.save(tx.em.create(LivedExperience, { applicationId: id, organisationId, personId, entries }));
  }

  private async mustBeWishable(tx: Tx, { organisationId, callId }: Application, wishes: string[]): Promise<void> {
    const at = (index: number, code: string) => new TandemError(code, {}, [{ path: `wishes[${index}]`, code, message: new TandemError(code).sentence() }]);
    const twice = wishes.findIndex((w, i) => wishes.indexOf(w) !== i);
    if (twice >= 0) throw at(twice, 'WISH_TWICE');
    const call = await tx.get(Call, { id: callId });
    const open = await tx.em.find(ProjectCopy, { where: { organisationId, id: In(wishes), state: In(WISHABLE) } });
    const ok = (id: string) => open.some((p) => p.id === id && (call.projects.length ? call.projects.includes(id) : !p.callId || p.callId === callId));
    const wrong = wishes.findIndex((w) => !ok(w));
    if (wrong >= 0) throw at(wrong, 'WISH_NOT_OPEN');
  }
}

const defined = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));

function refuseIdentifiers({ motivation, livedExperience, guardianship }: SaveInput): void {
  assertNoIdentifiers(motivation, 'motivation');
  assertNoIdentifiers(guardianship?.guardianName, 'guardianship.guardianName');
  livedExperience?.forEach((e, i) => assertNoIdentifiers(e.story, `livedExperience[${i}].story`));
}
