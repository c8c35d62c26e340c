import type { Api } from './engine/api';
import type { Row } from './engine/csv';
import type { World } from './world';

export async function runRefusals(_api: Api, _world: World): Promise<{ row: Row; got: string }[]> {
  return [];
}
