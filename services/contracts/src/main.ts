import 'reflect-metadata';
import { loadConfig, runService } from '@tandem/platform';
import { VARIABLES } from './config';
import { ContractsModule, handlers } from './contracts.module';
import { database } from './persistence/database';

void runService(() => ({ service: 'contracts', config: loadConfig(VARIABLES), database, module: ContractsModule, handlers }));
