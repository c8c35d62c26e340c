import { Module } from '@nestjs/common';
import './domain/errors';
import { BouncesConsumer } from './events/bounces';
import { CopiesConsumer } from './events/copies';
import { SendingConsumer } from './events/sending';
import { TriggersConsumer } from './events/triggers';
import { CampaignUseCases } from './usecases/campaign';
import { CampaignReadUseCases } from './usecases/campaign-read';
import { IncidentVault } from './persistence/incident-vault';
import { IncidentHandle } from './usecases/incident-handle';
import { IncidentOpen } from './usecases/incident-open';
import { IncidentRead } from './usecases/incident-read';
import { IndicatorUseCases } from './usecases/indicators';
import { SurveyUseCases } from './usecases/survey';

export const handlers = [CampaignUseCases, CampaignReadUseCases, SurveyUseCases, IndicatorUseCases, IncidentOpen, IncidentHandle, IncidentRead, CopiesConsumer, TriggersConsumer, SendingConsumer, BouncesConsumer];

@Module({ providers: [...handlers, IncidentVault] })
export class EvaluationModule {}
