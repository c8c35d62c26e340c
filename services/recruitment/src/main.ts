import { runService } from '@tandem/platform';
import { config } from './config';
import { database } from './persistence/database';
import { handlers, RecruitmentModule } from './recruitment.module';

void runService(() => ({ service: 'recruitment', config: config(), database, module: RecruitmentModule, handlers }));
