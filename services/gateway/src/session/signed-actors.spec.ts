import { publicActor } from '@tandem/platform';
import { personActor } from './sessions';
import { SignedActors } from './signed-actors';

it('signs an actor once per half minute, and again as soon as the roles are others', async () => {
  let now = 0;
  let signed = 0;
  const actors = new SignedActors({ sign: async (actor) => `${actor.sub}#${(signed += 1)}` }, () => now);
  const camille = personActor('camille', [{ role: 'partner', organisation: 'nice' }]);
  expect([await actors.sign(camille), await actors.sign({ ...camille }), await actors.sign(publicActor)]).toEqual(['person:camille#1', 'person:camille#1', 'public#2']);
  expect(await actors.sign(personActor('camille', []))).toBe('person:camille#3');
  now = 30_001;
  expect(await actors.sign(camille)).toBe('person:camille#4');
});
