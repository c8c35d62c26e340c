import { Injectable } from '@nestjs/common';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Organisation } from '../persistence/house.entity';
import { Conditions, pageOf } from '../persistence/listing';

const SELECT = 'SELECT o.id, o.version, o.kind, o.names, o.calendar, o.sector FROM organisation o';
const PLACE = (table: string, more: string) => `SELECT t.id, t.version, t.organisation_id AS organisation, t.names, t.open, ${more} FROM ${table} t`;

@Injectable()
export class OrganisationRead {
  @Handles(operations.organisationList)
  list(input: InputOf<typeof operations.organisationList>, tx: Tx) {
    return pageOf(tx, SELECT, 'o.id', new Conditions(), input);
  }

  @Handles(operations.organisationGet)
  async get({ id }: InputOf<typeof operations.organisationGet>, tx: Tx) {
    const { version, kind, names, calendar, sector } = await tx.get(Organisation, { id });
    return { id, version, kind, names, calendar, sector };
  }

  @Handles(operations.siteList)
  sites(input: InputOf<typeof operations.siteList>, tx: Tx) {
    return pageOf(tx, PLACE('site', 't.city, t.finess'), 't.id', new Conditions().when(input.organisation, 't.organisation_id = ?'), input);
  }

  @Handles(operations.unitList)
  units(input: InputOf<typeof operations.unitList>, tx: Tx) {
    return pageOf(tx, PLACE('unit', 't.site_id AS site'), 't.id', new Conditions().when(input.organisation, 't.organisation_id = ?'), input);
  }
}
