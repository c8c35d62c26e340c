import { BAD_CONFIG_EXIT, BadConfig, onStopSignal } from '@tandem/platform';
import { readConfig } from './config';
import { createGateway } from './gateway';

async function run(): Promise<void> {
  const config = readConfig();
  const { door, health, platform, stop } = await createGateway(config);
  onStopSignal(stop);
  await door.listen(config.PUBLIC_PORT, config.LISTEN);
  await health.listen(config.HEALTH_PORT, config.LISTEN);
  platform.logger.info({ port: config.PUBLIC_PORT, health: config.HEALTH_PORT }, 'ready');
}

run().catch((error: unknown) => {
  if (!(error instanceof BadConfig)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(BAD_CONFIG_EXIT);
});
