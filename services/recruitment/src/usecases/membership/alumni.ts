import { TandemError } from '@tandem/kernel';
import { selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { Membership } from '../../persistence/membership/membership.entity';
import { mustSayChannel } from '../consent-change';
import { versionOf } from '../definitions';

export class AlumniUseCase {
  /** Staying in touch is chosen: nobody becomes a former partner by having left. */
  @Handles(ops.membershipKeepAsAlumni)
  async keep({ id, channel }: InputOf<typeof ops.membershipKeepAsAlumni>, tx: Tx) {
    const membership = await tx.target(Membership, id);
    tx.mustOwn(membership, membership.personId, 'coordinator');
    mustSayChannel(tx, membership.personId, channel);
    if (membership.state === 'ENDED') await this.mustBeKept(tx, membership);
    return tx.answer(await tx.move(membership, 'keep-as-alumni'));
  }

  private async mustBeKept(tx: Tx, { organisationId, programme, programmeVersion, endReason }: Membership): Promise<void> {
    if (endReason === 'DECEASED') throw new TandemError('ALUMNI_DECEASED');
    const { definition } = await versionOf(tx, organisationId, programme, programmeVersion ?? undefined);
    const exit = (definition as unknown as Definition).journeys.partner.stages.find((s) => s.kind === 'exit');
    if (exit?.keep !== 'alumni') throw new TandemError('ALUMNI_NOT_KEPT');
  }
}
