import { Inject } from '@nestjs/common';
import { newId } from '@tandem/kernel';
import { PLATFORM, personOf, type Platform, type Tx } from '@tandem/platform';
import { Incident, IncidentNote } from './incident.entity';
import { PersonKeys } from './person-keys';

type About = Pick<Incident, 'concerns' | 'openedBy'>;
/** Deleting that person's key makes all of it unreadable. */
const keeperOf = ({ concerns, openedBy }: About): string => concerns ?? openedBy;

/** The words of incidents: written sealed, read by those who may. */
export class IncidentVault {
  private readonly keys: PersonKeys;
  constructor(@Inject(PLATFORM) platform: Platform) {
    this.keys = new PersonKeys(platform.config.SEAL_KEY);
  }

  seal(tx: Tx, about: About, text: string): Promise<string> {
    return this.keys.seal(tx.em, keeperOf(about), text);
  }
  async add(tx: Tx, row: Incident, text: string | undefined): Promise<void> {
    if (!text) return;
    await tx.em.insert(IncidentNote, { id: newId(), organisationId: row.organisationId, incidentId: row.id, writtenBy: personOf(tx.actor) ?? null, at: tx.now, sealed: await this.seal(tx, row, text) });
  }
  async read(tx: Tx, row: Incident): Promise<{ text: string | null; notes: { at: string; by: string | null; text: string | null }[] }> {
    const open = (sealed: string) => this.keys.unseal(tx.em, keeperOf(row), sealed);
    const rows = await tx.em.find(IncidentNote, { where: { incidentId: row.id }, order: { at: 'ASC', id: 'ASC' } });
    const notes = [];
    for (const note of rows) notes.push({ at: note.at, by: note.writtenBy, text: await open(note.sealed) });
    return { text: await open(row.sealed), notes };
  }
}
