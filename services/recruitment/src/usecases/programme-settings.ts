import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { defaultSettings, processOf, PROCESSES, settingsOf, type Definition, type PlannedStage } from '@tandem/programmes';
import { Organisation } from '../persistence/house.entity';
import { Journey } from '../persistence/programme.entity';
import { planOf, versionOf } from './definitions';

/** What a process obeys: asked once, when it hears of the first thing that concerns it. */
@Injectable()
export class ProgrammeSettings {
  /** Holidays are the organisation's own, wherever its programme was written. */
  @Handles(operations.programmeSettings)
  async settings({ organisation, programme, process, journey }: InputOf<typeof operations.programmeSettings>, tx: Tx) {
    if (!(PROCESSES as string[]).includes(process)) throw new TandemError('VALIDATION', {}, [{ path: 'process', code: 'invalid_value', message: `Valeurs acceptées : ${PROCESSES.join(', ')}.` }]);
    const { calendar } = await tx.get(Organisation, { id: organisation });
    const followed = journey ? await tx.find(Journey, { id: journey }) : undefined;
    const stage = followed && (await planOf(tx, followed)).stages.find(({ kind }) => kind === process);
    const way = stage ? wayOf(stage) : process;
    if (!programme) return { ...defaultSettings(way), process: way, calendar };
    const { definition } = await versionOf(tx, organisation, programme, followed?.programmeVersion);
    return { ...settingsOf(definition as unknown as Definition, way), process: way, calendar, options: stage?.options };
  }
}

const wayOf = ({ kind, options }: PlannedStage): string => processOf({ kind, ...options });
