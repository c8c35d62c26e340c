import type { Definition } from '../schema';
import type { Broken } from './broken';
import { conditions } from './conditions';
import { delays } from './delays';
import { glossary } from './glossary';
import { listening } from './listening';
import { money } from './money';
import { order } from './order';
import { people } from './people';
import { stages } from './stages';
import { twice } from './twice';

export type { Broken } from './broken';

/** What no form can say: what a definition means must be able to live. Empty when it can. */
export const broken = (definition: Definition): Broken[] => [twice, order, stages, conditions, delays, money, listening, glossary, people].flatMap((rule) => rule(definition));
