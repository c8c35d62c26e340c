import { runService } from '@tandem/platform';
import { config } from './config';
import { EvaluationModule, handlers } from './evaluation.module';
import { database } from './persistence/database';

void runService(() => ({ service: 'evaluation', config: config(), database, module: EvaluationModule, handlers }));
