import { runService } from '@tandem/platform';
import { config } from './config';
import { handlers, InboxModule } from './inbox.module';
import { database } from './persistence/database';

void runService(() => ({ service: 'inbox', config: config(), database, module: InboxModule, handlers }));
