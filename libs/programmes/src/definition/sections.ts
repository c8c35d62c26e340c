import { CALENDARS } from '@tandem/kernel';
import { AUDIENCES, FIELDS, ROLES, ROUTES } from '@tandem/messages';
import { z } from 'zod';
import { INDICATORS } from './indicators';
import { condition, count, date, deadline, deadlines, duration, label, lower, names, percent, role, sentences, several, share, slug, words } from './kit';
import { BRAKES, LEVERS, ORGANISATION_KINDS, PAYERS, PERSON_KINDS, SECTORS, SPONSORS, STARTS, TARGET_ATTRIBUTES } from './vocabulary';

/** The local title of a partner, and which canonical role it is (domain.md B.3). */
export const CANONICAL_ROLES = ['advisor', 'trainer', 'co-researcher', 'leader', 'care-partner', 'other'] as const;
export const ACTIVITY_KINDS = ['half-day', 'expenses'] as const;
export const BODY_PLACES = ['board', 'bureau', 'assembly', 'council', 'steering-group', 'users-commission'] as const;

export const organisation = z.strictObject({
  kind: words(ORGANISATION_KINDS), sector: words(SECTORS), calendar: z.enum(CALENDARS as [string, ...string[]]) as unknown as z.ZodType<(typeof CALENDARS)[number]>,
  currency: z.enum(['EUR', 'CAD']), payer: words(PAYERS),
});

export const sponsor = words(SPONSORS);

/** Other houses that have a part in the programme, without owning it. */
export const organisations = z.array(z.strictObject({
  id: slug, kind: words(ORGANISATION_KINDS), names, does: several(z.enum(['facilitates', 'organises', 'hosts', 'pays', 'funds', 'trains', 'joins'])),
})).max(60).describe('Les autres organismes et leur part : facilitates (tiers), organises, hosts, pays, funds, trains, joins');

export const profiles = z.array(z.strictObject({
  id: slug, role: z.enum(CANONICAL_ROLES), names, kinds: several(words(PERSON_KINDS)).optional(), route: z.enum(ROUTES).optional().describe('SALARIE : sous contrat ailleurs, jamais payé ici'),
})).min(1).max(30);

/** Ways of belonging that are less than a partner's place: a sympathiser. */
export const tiers = z.array(z.strictObject({ id: slug, names, votes: z.boolean() })).max(10);

export const starts = z.array(z.strictObject({
  by: words(STARTS), of: z.enum(['users', 'teams', 'structures', 'staff']), form: z.enum(['long', 'short', 'message', 'project']), sources: several(slug).optional().describe('D’où viennent les personnes, pour les compter'),
})).min(1).max(20);

export const activities = z.strictObject({
  unit: z.literal('halfday'),
  formats: z.array(z.strictObject({
    id: slug, names, field: z.enum(lower(FIELDS)).optional(), place: z.enum(['on-site', 'remote', 'home', 'community']).optional(), when: condition.optional(), minutes: z.int().min(15).max(480).optional(),
  })).min(1).max(60).describe('Liste ouverte'),
  caps: z.strictObject({ week: z.int().min(1).max(21), month: z.int().min(1).max(93) }).optional(),
  lateCancel: z.strictObject({ under: duration, pays: percent }).optional(),
  times: several(z.enum(['office-hours', 'evening', 'weekend'])).optional().describe('Quand des demi-journées peuvent avoir lieu'),
});

export const courses = z.array(z.strictObject({
  id: slug, names, award: z.enum(['attendance', 'certificate', 'diploma']).optional(), year: z.string().regex(/^\d{4}-\d{4}$/).optional().describe('Année universitaire : 2023-2024'),
  place: z.enum(['on-site', 'remote']).optional(), by: several(slug).optional().describe('Organismes qui l’organisent'), every: duration.optional(), valid: duration.optional(),
})).max(60);

export const money = z.union([
  z.literal('none'),
  z.strictObject({
    kinds: several(z.enum(ACTIVITY_KINDS), 2),
    routes: z.partialRecord(z.enum(ROUTES), z.array(z.enum(ACTIVITY_KINDS)).max(2)).describe('Ce que chaque statut peut recevoir'),
    claims: z.strictObject({ within: duration }),
    noExpense: several(z.enum(['kilometres', 'meals', 'nights', 'carer-relief'])).optional().describe('Frais qui n’ont pas lieu d’être ici'),
  }),
]);

export const budgets = z.array(z.strictObject({
  id: slug, funder: label, from: date.optional(), to: date.optional(), beforeEnd: z.strictObject({ within: duration, then: z.literal('task'), to: role }).optional(),
  shares: z.record(slug, share).optional().describe('Part de chaque emploi : coordination: 2/3'),
})).max(20);

export const bodies = z.array(z.strictObject({
  id: slug, names, of: several(z.enum(BODY_PLACES)), voice: z.enum(['consultative', 'deliberative']), open: several(words(PERSON_KINDS)), term: duration.optional(), filled: z.enum(['appointment', 'election']), seats: z.int().min(1).max(100).optional(),
})).max(20);

export const actions = z.array(z.strictObject({
  id: slug, axis: slug.optional(), recommendation: sentences, priority: z.int().min(1).max(9).optional(), owner: role, due: date.optional(), scale: several(z.enum(['micro', 'meso', 'macro'])).optional(),
})).max(100);

export const targets = z.array(z.strictObject({
  attribute: words(TARGET_ATTRIBUTES), values: several(slug), consent: z.boolean().describe('true : la personne a choisi de le dire'), atLeast: count.optional(),
})).max(20);

/** Where something hard to hear can be said, whom it reaches, and by when it is answered. */
export const channels = z.array(z.strictObject({ id: slug, names, open: several(words(PERSON_KINDS)), reaches: role, answer: deadline })).max(10);

/** What the programme keeps at hand: a poster, a script, a recipe that works. */
export const resources = z.array(z.strictObject({ id: slug, kind: z.enum(['poster', 'flyer', 'script', 'guide', 'recipe', 'kit', 'document', 'recording']), names, note: sentences.optional() })).max(100);
/** What came out of it, and whether partners signed it too. */
export const outputs = z.array(z.strictObject({ id: slug, kind: z.enum(['thesis', 'article', 'journal', 'film', 'tool', 'event', 'definition']), names, year: z.int().min(1990).max(2100).optional(), partnersSign: z.boolean() })).max(100);
export const cohorts = z.array(z.strictObject({ id: slug, names, size: z.int().min(1).max(100_000).optional(), from: z.string().regex(/^\d{4}-\d{4}$/).optional() })).max(60);
/** A directory of partners: who may be in it, and how long an entry is believed. */
export const directory = z.strictObject({ consent: z.boolean(), checked: duration });
/** What hinders and helps, coded so that programmes can be compared, and how often a team looks at itself. */
export const learning = z.strictObject({ brakes: several(words(BRAKES)).optional(), levers: several(words(LEVERS)).optional(), maturity: z.strictObject({ every: duration, by: z.enum(['team', 'programme']) }).optional() });
/** A hub sees programmes side by side: what they agree to share, counted together, and nothing below. */
export const hub = z.strictObject({ programmes: several(slug, 60), shares: several(z.enum(['indicators', 'brakes', 'levers', 'maturity'])), atLeast: z.int().min(2).max(50) });

export const when = z.union([
  z.strictObject({ afterStage: slug, delay: duration.default('1d') }),
  z.strictObject({ afterVacations: z.int().min(1).max(1000) }),
  z.strictObject({ every: duration }),
  z.strictObject({ afterExit: duration }),
  z.strictObject({ afterMission: duration }),
  z.strictObject({ beforeStage: slug }),
  z.strictObject({ at: date }),
]);
export const surveys = z.array(z.strictObject({ instrument: slug, ask: z.enum(lower(AUDIENCES)), when, measures: several(slug).optional(), place: slug.optional() })).max(40);
export const indicators = z.array(z.enum(Object.keys(INDICATORS) as [keyof typeof INDICATORS, ...(keyof typeof INDICATORS)[]])).max(60);

export const glossary = z.strictObject({ map: z.record(label, z.enum([...ROLES, ...CANONICAL_ROLES])), avoid: z.record(label, label).optional().describe('Mot évité : ce que l’on dit à la place') });
/** Delays of what runs outside the stages of a journey. */
export const outsideDeadlines = z.strictObject({ journey: deadlines.optional(), vacation: deadlines.optional(), claim: deadlines.optional(), batch: deadlines.optional(), campaign: deadlines.optional(), incident: deadlines.optional() });
