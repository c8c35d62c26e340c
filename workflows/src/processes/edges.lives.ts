/** A fact, its data (`@name` is the id of the row of that name), and the row it is about: the one the process follows unless said. */
export type Told = readonly [type: string, data?: Record<string, unknown>, subject?: string];

interface Lived {
  process: string;
  way?: string;
  facts: readonly Told[];
  outcome: string;
}
const all = (aggregate: string, ...verbs: string[]): Told[] => verbs.map((verb) => [`${aggregate}.${verb}`]);
const of = (subject: string, ...facts: [type: string, data?: Record<string, unknown>][]): Told[] => facts.map(([type, data]) => [type, data ?? {}, subject]);
const stage = (stageKind: string, data: Record<string, unknown> = {}): Told => ['journey.stage-entered', { stage: stageKind, stageKind, ...data }];

/** One whole life of every process and of every way, as its facts happen. */
export const LIVES: readonly Lived[] = [
  { process: 'agreement', facts: all('structure-agreement', 'registered', 'discussion-opened', 'drafted', 'signed', 'activated'), outcome: 'active' },
  { process: 'application', facts: all('application', 'started', 'submitted', 'marked-incomplete', 'resubmitted', 'screened'), outcome: 'screened' },
  {
    process: 'selection', outcome: 'accepted',
    facts: [
      ['application.screened'], ['application.interview-scheduled', { slot: '@slot', interviewAt: '2026-03-02T12:00:00.000Z' }], ['interview-slot.held', {}, 'slot'], ['grid.assigned', { member: '@doctor' }, 'grid'],
      ['grid.submitted', {}, 'grid'], ...all('application', 'interviewed', 'deliberation-opened', 'accepted'),
    ],
  },
  { process: 'selection', way: 'meeting', facts: [['application.screened'], ['application.interview-scheduled', { interviewAt: '2026-03-02T12:00:00.000Z' }], ...all('application', 'interviewed', 'deliberation-opened', 'accepted')], outcome: 'accepted' },
  { process: 'training', facts: [stage('training'), ...of('place', ['enrolment.invited'], ['enrolment.enrolled'], ['enrolment.attended'], ['enrolment.completed'])], outcome: 'completed' },
  { process: 'matching', facts: [stage('matching'), ['assignment.confirmed', {}, 'assignment']], outcome: 'matched' },
  { process: 'matching', way: 'proposal', facts: [stage('matching'), ...of('proposal', ['proposal.proposed'], ['proposal.accepted'], ['proposal.confirmed']), ['assignment.confirmed', {}, 'assignment']], outcome: 'matched' },
  { process: 'matching', way: 'appointment', facts: [stage('matching'), ['assignment.confirmed', {}, 'assignment']], outcome: 'matched' },
  { process: 'matching', way: 'election', facts: [stage('matching'), ...of('seat', ['seat.nominated'], ['seat.appointed'])], outcome: 'matched' },
  {
    process: 'convention', outcome: 'closed',
    facts: [
      stage('convention'), ['convention.created', { starts: '2026-03-02', ends: '2027-03-01' }, 'convention'], ['convention.sent', {}, 'convention'],
      ['signature.notified', { convention: '@convention', role: 'partner' }, 'signature'], ['convention.signed', {}, 'convention'], ['convention.activated', {}, 'convention'], ['journey.closed'],
    ],
  },
  { process: 'work', way: 'work', facts: [...all('project', 'created', 'submitted', 'review-started', 'approved', 'opened', 'staffed', 'started', 'closing-started', 'closed')], outcome: 'closed' },
  { process: 'engagement', facts: [...of('membership', ['membership.activated'], ['membership.suspended'], ['membership.reinstated'], ['membership.ended'])], outcome: 'ended' },
  { process: 'review', way: 'review', facts: [stage('review'), ...of('task', ['task.opened', { code: 'REVIEW' }], ['task.done', { code: 'REVIEW' }]), ['membership.ended', {}, 'membership']], outcome: 'ended' },
  { process: 'exit', way: 'exit', facts: [stage('exit'), ['task.done', { code: 'EXIT' }, 'task'], ['membership.kept-as-alumni', {}, 'membership'], ['journey.closed']], outcome: 'closed' },
  { process: 'vacation', facts: [['vacation.planned', { date: '2025-10-15', part: 'AM' }], ...all('vacation', 'confirmed', 'done', 'declared', 'approved')], outcome: 'approved' },
  { process: 'batch', facts: all('batch', 'created', 'locked', 'controlled', 'approved', 'exported', 'transmitted', 'acknowledged', 'reconciled', 'closed'), outcome: 'closed' },
  { process: 'claim', facts: all('claim', 'submitted', 'info-requested', 'answered', 'checked', 'approved'), outcome: 'approved' },
  { process: 'incident', facts: ['opened', 'triaged', 'action-started', 'resolved', 'closed'].map((verb): Told => [`incident.${verb}`, { severity: 'DISCRIMINATION', office: 'coordinator' }]), outcome: 'closed' },
  { process: 'campaign', facts: all('campaign', 'created', 'scheduled', 'opened', 'closed', 'published'), outcome: 'published' },
];
