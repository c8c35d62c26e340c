import { Injectable } from '@nestjs/common';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Cover, MembershipCopy } from '../persistence/cover.entity';
import { OFFICE } from './shown';

@Injectable()
export class CoverRead {
  @Handles(contractsOperations.coverRead)
  async read({ membership }: { membership: string }, tx: Tx) {
    const known = await tx.get(MembershipCopy, { id: membership });
    tx.mustOwn(known, known.personId, ...OFFICE, 'referent');
    const cover = await tx.find(Cover, { membershipId: membership });
    return {
      membership, person: known.personId, convention: cover?.conventionId ?? null, sites: cover?.sites ?? [],
      from: cover?.validFrom ?? null, to: cover?.validTo ?? null, state: cover?.state ?? 'NONE', version: cover?.version ?? 0,
    };
  }
}
