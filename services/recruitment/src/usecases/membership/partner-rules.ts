import { plan, type Definition, type Subject } from '@tandem/programmes';
import type { Ask } from '../../domain/membership/activation';
import { DEFAULT_MIX, type MixRule } from '../../domain/training/mix';

export interface PartnerRules {
  profiles: string[];
  /** Courses before being active. */
  courses: string[];
  asks: Ask[];
  /** Of a joint training. */
  mix: MixRule;
}

/** What a programme version says of partners, or of one of them: the plan leaves out what is not for them. */
export function partnerRules(definition: Definition, subject?: Subject): PartnerRules {
  const [first] = definition.journeys.partner.stages.filter((s) => s.kind === 'training');
  const mix = first ? { partner: Number.parseInt(first.mix.partners, 10), professional: Number.parseInt(first.mix.professionals, 10) } : DEFAULT_MIX;
  const { stages } = plan(definition, 'partner', subject);
  const courses = stages.filter((s) => s.kind === 'training').flatMap((s) => s.options.courses as string[]);
  const asks: Ask[] = [...(stages.some((s) => s.kind === 'convention') ? ['convention' as const] : []), ...(asksRoute(definition, subject) ? ['route' as const] : [])];
  return { profiles: definition.profiles.map((p) => p.id), courses: [...new Set(courses)], asks, mix };
}

/** Nobody chooses a status where nothing is paid: no money in the programme, or none by the route the profile fixes. */
function asksRoute({ money, profiles }: Definition, subject?: Subject): boolean {
  if (money === 'none') return false;
  const fixed = profiles.find((p) => p.id === subject?.profile)?.route;
  return !fixed || !!money.routes[fixed]?.length;
}
