import type { Definition } from '@tandem/programmes';
import { DEFAULT_MIX, type MixRule } from '../../domain/training/mix';

/** What a programme version says of partners: their profiles, the courses before being active, and the mix of a joint training. */
export function partnerRules(definition: Definition): { profiles: string[]; courses: string[]; mix: MixRule } {
  const trainings = definition.journeys.partner.stages.filter((s) => s.kind === 'training');
  const [first] = trainings;
  const mix = first ? { partner: Number.parseInt(first.mix.partners, 10), professional: Number.parseInt(first.mix.professionals, 10) } : DEFAULT_MIX;
  return { profiles: definition.profiles.map((p) => p.id), courses: [...new Set(trainings.flatMap((s) => s.courses))], mix };
}
