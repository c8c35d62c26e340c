import { runService } from '@tandem/platform';
import { config } from './config';
import { handlers, PaymentsModule } from './payments.module';
import { database } from './persistence/database';

void runService(() => ({ service: 'payments', config: config(), database, module: PaymentsModule, handlers }));
