import { runService } from '@tandem/platform';
import { readConfig } from './config';
import { handlers, MatchingModule } from './matching.module';
import { database } from './persistence/database';

void runService(() => ({ service: 'matching', config: readConfig(), database, module: MatchingModule, handlers }));
