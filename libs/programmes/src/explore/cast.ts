import type { Role } from '@tandem/messages/roles';
import type { Definition } from '../definition/schema';
import { stagesOf } from '../definition/settings-of';

/** Every health establishment has a users' commission by law, hence user representatives; other houses only if they say so. */
const WITH_COMMISSION = ['CHU', 'GHT', 'CLCC', 'clinic'];
const ALWAYS: Role[] = ['system', 'public', 'person', 'coordinator', 'lead', 'direction', 'professional', 'signatory', 'admin', 'operator', 'dpo'];

/** Roles somebody holds in this programme: a wait for any other one waits for nobody. */
export function castOf(d: Definition): Set<Role> {
  const cast = new Set(ALWAYS);
  const stages = stagesOf(d);
  const here: [Role[], boolean][] = [
    [['candidate', 'partner'], d.journeys.partner.stages.length > 0],
    [['ru'], representatives(d)],
    [['trainer'], stages.some((s) => s.kind === 'training')],
    [['referent'], Boolean(d.journeys.project ?? d.journeys.referent) || d.starts.some((s) => s.of === 'teams') || stages.some((s) => s.kind === 'convention' && s.parties.includes('referent'))],
    [['preparer', 'approver'], d.money !== 'none'],
  ];
  for (const [roles, present] of here) if (present) for (const role of roles) cast.add(role);
  return cast;
}

function representatives(d: Definition): boolean {
  const said = d.profiles.some((p) => p.kinds?.includes('user-representative')) || (d.bodies ?? []).some((b) => b.open.includes('user-representative'));
  return said || d.sponsors.includes('users-commission') || WITH_COMMISSION.includes(d.organisation.kind);
}
