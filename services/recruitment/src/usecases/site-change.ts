import { Injectable } from '@nestjs/common';
import { isFiness, newId, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, siteEvents, unitEvents, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Site, Unit } from '../persistence/house.entity';
import { mustHold, saveRow, targetRow } from '../persistence/versioned';

const OFFICE = ['admin', 'coordinator'];
const born = (tx: Tx, organisationId: string) => ({ id: newId(), organisationId, version: 1, createdAt: tx.now, updatedAt: tx.now });

/** @throws UNIT_UNKNOWN unless the organisation has this unit, open */
export async function mustHaveUnit(tx: Tx, organisationId: string, unitId: string): Promise<void> {
  if (!(await tx.find(Unit, { id: unitId, organisationId, open: true }))) throw new TandemError('UNIT_UNKNOWN');
}
/** @throws SITE_UNKNOWN unless the organisation has this site, open */
export async function mustHaveSite(tx: Tx, organisationId: string, siteId: string): Promise<void> {
  if (!(await tx.find(Site, { id: siteId, organisationId, open: true }))) throw new TandemError('SITE_UNKNOWN');
}

@Injectable()
export class SiteChange {
  @Handles(operations.siteCreate)
  async createSite({ organisation, names, city, finess }: InputOf<typeof operations.siteCreate>, tx: Tx) {
    mustHold(tx, organisation, ...OFFICE);
    checkFiness(finess);
    return this.siteFact(tx, 'site.created', await tx.em.save(tx.em.create(Site, { ...born(tx, organisation), names, city: city ?? null, finess: finess ?? null, open: true })));
  }

  @Handles(operations.siteChange)
  async changeSite({ id, names, city, finess, open }: InputOf<typeof operations.siteChange>, tx: Tx) {
    const site = await targetRow(tx, Site, id);
    checkFiness(finess);
    return this.siteFact(tx, 'site.changed', await saveRow(tx, site, { names, city: city ?? null, finess: finess ?? null, open }));
  }
  private async siteFact(tx: Tx, type: string, site: Site) {
    await tx.emit(siteEvents, type, site, { open: site.open });
    return { id: site.id, version: site.version };
  }

  @Handles(operations.unitCreate)
  async createUnit({ organisation, names, site }: InputOf<typeof operations.unitCreate>, tx: Tx) {
    mustHold(tx, organisation, ...OFFICE);
    if (site) await mustHaveSite(tx, organisation, site);
    return this.unitFact(tx, 'unit.created', await tx.em.save(tx.em.create(Unit, { ...born(tx, organisation), names, siteId: site ?? null, open: true })));
  }

  @Handles(operations.unitChange)
  async changeUnit({ id, names, site, open }: InputOf<typeof operations.unitChange>, tx: Tx) {
    const unit = await targetRow(tx, Unit, id);
    if (site) await mustHaveSite(tx, unit.organisationId, site);
    return this.unitFact(tx, 'unit.changed', await saveRow(tx, unit, { names, siteId: site ?? null, open }));
  }
  private async unitFact(tx: Tx, type: string, unit: Unit) {
    await tx.emit(unitEvents, type, unit, { site: unit.siteId ?? undefined, open: unit.open });
    return { id: unit.id, version: unit.version };
  }
}

function checkFiness(finess: string | undefined): void {
  if (finess !== undefined && !isFiness(finess)) throw new TandemError('FINESS_INVALID');
}
