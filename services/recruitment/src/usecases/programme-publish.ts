import { Injectable } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import { programmeEvents, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { loadDefinition } from '@tandem/programmes';
import { Handles, type Tx } from '@tandem/platform';
import { Conditions, pageOf } from '../persistence/listing';
import { ProgrammeVersion } from '../persistence/programme.entity';
import { mustHold } from '../persistence/versioned';
import { definitionHash, versionOf } from './definitions';

const shown = (row: ProgrammeVersion) => ({
  id: row.id, organisation: row.organisationId, programme: row.programme, programmeVersion: row.programmeVersion, sha256: row.sha256, publishedAt: row.publishedAt,
});

@Injectable()
export class ProgrammePublish {
  /** Publishing the same content again answers what is there: a start that publishes its file can be repeated. */
  @Handles(operations.programmePublish)
  async publish({ organisation: organisationId, text }: InputOf<typeof operations.programmePublish>, tx: Tx) {
    mustHold(tx, organisationId, 'coordinator', 'lead', 'admin');
    const definition = loadDefinition(text);
    const { id: programme, version: programmeVersion } = definition;
    const sha256 = definitionHash(definition);
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [`${organisationId} ${programme}`]);
    const used = await tx.find(ProgrammeVersion, { organisationId, programme, programmeVersion });
    if (used && used.sha256 !== sha256) throw new TandemError('PROGRAMME_VERSION_USED', { programme, programmeVersion });
    if (used) return shown(used);
    const row = tx.em.create(ProgrammeVersion, { id: newId(), organisationId, programme, programmeVersion, sha256, definition: definition as unknown as Record<string, unknown>, publishedAt: tx.now });
    await tx.em.save(row);
    await tx.emit(programmeEvents, 'programme.published', { ...row, version: 1 }, { programme, programmeVersion, sha256 }, { programme });
    return shown(row);
  }

  @Handles(operations.programmeList)
  list(input: InputOf<typeof operations.programmeList>, tx: Tx) {
    const select = `SELECT v.id, v.organisation_id AS organisation, v.programme, v.programme_version AS "programmeVersion", v.sha256, v.published_at AS "publishedAt" FROM programme_version v`;
    return pageOf(tx, select, 'v.id', new Conditions().when(input.organisation, 'v.organisation_id = ?'), input);
  }

  @Handles(operations.programmeGet)
  async get({ organisation, programme, programmeVersion }: InputOf<typeof operations.programmeGet>, tx: Tx) {
    const row = await versionOf(tx, organisation, programme, programmeVersion);
    return { ...shown(row), definition: row.definition };
  }
}
