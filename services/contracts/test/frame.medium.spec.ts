import { newId } from '@tandem/kernel';
import { contractsOperations as ops, type TandemEvent } from '@tandem/messages';
import type { Platform, Tx } from '@tandem/platform';
import { loadPreset } from '@tandem/programmes';
import { Programmes } from '../src/events/programmes';
import { House, refusal, SITE } from './house';
import { read, sign } from './path';

describe('a convention as its programme wants it', () => {
  let house: House;
  let frame: string;
  beforeAll(async () => {
    house = await House.open();
    house.at('2026-01-05');
    const template = await house.office(ops.templateCreateDefault, { organisation: house.organisation, form: 'frame' });
    await house.office(ops.templatePublish, { id: template.id }, template.version);
    frame = template.id;
  });
  afterAll(() => house.close());

  /** A preset is published in this house, under the name the memberships of the tests have. */
  const publish = async (preset: string, programmeVersion: number) => {
    const asked = { client: { ask: async () => ({ definition: loadPreset(preset) }) } } as unknown as Platform;
    const fact = { organisation: house.organisation, data: { programme: 'chu-nice', programmeVersion } } as unknown as TandemEvent;
    await house.platform.source.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
      await new Programmes(asked).keep(fact, { em } as unknown as Tx);
    });
  };
  const drafted = async (more: object = {}) => {
    const { membership, person } = await house.membership();
    const parties = [{ role: 'partner' as const, person }, { role: 'referent' as const, person: newId() }];
    const input = { membership, template: frame, starts: '2026-02-01', sites: [SITE], establishment: 'MSP', mission: 'Ateliers', place: 'Ici', parties, ...more };
    return { input, ...(await house.office(ops.conventionCreate, input)) };
  };
  const prepare = ({ id, version }: { id: string; version: number }) => house.office(ops.conventionPrepare, { id }, version);

  test('a frame: two people sign, no charter, no signatory, no rate table; its end is the programme’s term', async () => {
    await publish('bretagne-toolkit', 1);
    const convention = await drafted();
    await prepare(convention);
    const ready = await read(house, convention.id);
    await house.office(ops.conventionSend, { id: convention.id }, ready.version);
    const sent = await read(house, convention.id);
    for (const { role } of sent.signatures) await sign(house, { id: convention.id, sha256: sent.sha256 }, role);
    const seen = await house.office(ops.conventionGet, { id: convention.id });
    expect(seen).toMatchObject({ state: 'SIGNED', form: 'frame', ends: '2027-01-31', charter: null });
    expect((await house.facts(convention.id)).at(-1)!.data).not.toHaveProperty('charter');
    const { evidence } = await house.office(ops.conventionEvidence, { id: convention.id });
    expect(evidence).toMatchObject({ charter: null });
    expect((await house.office(ops.conventionDocument, { id: convention.id })).document.contentType).toBe('application/pdf');
  });

  test('what does not fit is refused: another form, a signer missing, a template that names what is not there', async () => {
    await publish('ci3p-tandems', 2);
    expect(await refusal(drafted({ form: 'full' }))).toBe('FORM_NOT_OF_PROGRAMME');
    const refused = await prepare(await drafted()).catch((e) => e);
    expect(refused).toMatchObject({ code: 'PARTIES_MISSING', details: { codes: ['professional'], missing: 'Professionnel' } });
    await publish('chu-nice', 3);
    const { input, ...full } = await drafted({ halfDaysCap: 12, rateTable: 'Barème' });
    expect(await refusal(prepare(full))).toBe('PARTIES_ORDER');
    const all = (roles: readonly ('ru' | 'signatory')[]) => [...input.parties, ...roles.map((role) => ({ role, person: newId() }))];
    const { membership: _, ...terms } = input;
    const changed = async (parties: ReturnType<typeof all>, more: object = {}) => house.office(ops.conventionChange, { id: full.id, ...terms, ...more, parties }, (await read(house, full.id)).version);
    const tried = async () => refusal(prepare({ id: full.id, version: (await read(house, full.id)).version }));
    await changed(all(['signatory']));
    expect(await tried()).toBe('PARTIES_MISSING');
    await changed(all(['ru', 'signatory']));
    expect(await tried()).toBe('CHARTER_MISSING');
    const { template, charter } = await house.texts();
    await changed(all(['ru', 'signatory']), { charter, template, rateTable: undefined });
    expect(await tried()).toBe('VARIABLES_MISSING');
    await changed(all(['ru', 'signatory']), { charter, template });
    expect(await tried()).toBe('accepted');
  });

  test('without an end, and no term said, the end is asked for', async () => {
    await house.sql('DELETE FROM programme_copy');
    expect(await refusal(drafted())).toBe('CONVENTION_END_MISSING');
  });
});
