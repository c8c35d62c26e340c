import { z } from 'zod';
import { operationsOf } from '../contract';
import { slug } from '../fields';
import { absence, levels, livedExperience, sampleUuid, slugs, weeklyHalfDay } from './shared';

const { command, query } = operationsOf('matching');
const OWN = ['person', 'partner', 'coordinator'] as const;
const membership = z.strictObject({ membership: z.uuid() });
const example = { membership: sampleUuid(5) };

const profileFields = {
  lived: z.array(livedExperience).max(20).default([]), topics: slugs(20).default([]), languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(10).default(['fr']),
  maxDistanceKm: z.int().min(0).max(1000).nullable().default(null), capWeek: z.int().min(0).max(14).nullable().default(null), capMonth: z.int().min(0).max(62).nullable().default(null),
  /** What the person will not do: a unit or project (ids), a topic or format (words). */
  never: z.strictObject({ units: z.array(z.uuid()).max(50).default([]), projects: z.array(z.uuid()).max(50).default([]), topics: slugs(20).default([]), formats: slugs(20).default([]) }).prefault({}),
  formats: slugs(20).default([]), levels: z.array(levels).max(4).default([]), competencies: z.partialRecord(slug, z.int().min(0).max(3)).default({}),
  /** Open to projects the person has not ranked. */
  curious: z.boolean().default(false),
};
const weekly = z.array(weeklyHalfDay).max(21);
const away = z.array(absence).max(100);

export const profileOperations = {
  profileSave: command({
    resource: 'profile', verb: 'save', http: ['PUT', '/memberships/:membership/profile'], by: OWN,
    input: z.strictObject({ membership: z.uuid(), ...profileFields }),
    example: { ...example, lived: [{ pathway: 'renal', role: 'PATIENT' }], languages: ['fr', 'it'], maxDistanceKm: 30, capMonth: 4, formats: ['working-meeting'] },
    summary: { fr: 'Dire ce que j’ai vécu, mes langues, mes limites, mes souhaits', en: 'Say what I lived, my languages, limits and wishes' },
  }),
  profileCheck: command({
    resource: 'profile', verb: 'check', http: ['POST', '/memberships/:membership/profile/check'], by: OWN, input: membership, example,
    summary: { fr: 'Confirmer que mon profil est toujours juste', en: 'Confirm that my profile is still true' },
  }),
  profileGet: query({
    resource: 'profile', verb: 'get', http: ['GET', '/memberships/:membership/profile'], by: [...OWN, 'system'], input: membership,
    output: z.looseObject({ membership: z.string(), state: z.string(), ...z.object(profileFields).shape }), example,
    summary: { fr: 'Un profil de partenaire', en: 'A partner’s profile' },
  }),
  availabilitySave: command({
    resource: 'availability', verb: 'save', http: ['PUT', '/memberships/:membership/availability'], by: OWN,
    input: z.strictObject({ membership: z.uuid(), weekly, away: away.default([]) }),
    example: { ...example, weekly: [{ weekday: 2, part: 'AM' }, { weekday: 4, part: 'PM' }], away: [{ from: '2024-08-01', to: '2024-08-31' }] },
    summary: { fr: 'Dire mes demi-journées possibles et mes absences', en: 'Say my possible half-days and absences' },
  }),
  availabilityGet: query({
    resource: 'availability', verb: 'get', http: ['GET', '/memberships/:membership/availability'], by: OWN, input: membership,
    output: z.object({ membership: z.string(), weekly, away }), example,
    summary: { fr: 'Les disponibilités d’un partenaire', en: 'A partner’s availability' },
  }),
  settingSet: command({
    resource: 'setting', verb: 'set', http: ['PUT', '/programmes/:programme/matching-settings/:name'], by: ['admin', 'coordinator'],
    input: z.strictObject({ organisation: z.uuid(), programme: slug, name: slug, value: z.number().min(0).max(1000) }),
    example: { organisation: sampleUuid(0), programme: 'chu-nice', name: 'cap-month', value: 6 },
    output: z.object({ name: z.string(), value: z.number() }),
    summary: { fr: 'Changer un réglage du programme (plafonds, délais, poids)', en: 'Change a programme setting (caps, delays, weights)' },
  }),
  settingList: query({
    resource: 'setting', verb: 'list', http: ['GET', '/programmes/:programme/matching-settings'], by: ['admin', 'coordinator', 'lead', 'ru'],
    input: z.strictObject({ organisation: z.uuid(), programme: slug }),
    output: z.object({ items: z.array(z.object({ name: z.string(), value: z.number(), default: z.number(), unit: z.string(), fr: z.string(), en: z.string(), since: z.string(), source: z.string() })) }),
    example: { organisation: sampleUuid(0), programme: 'chu-nice' },
    summary: { fr: 'Les réglages du programme, avec leur source', en: 'The programme’s settings, with their source' },
  }),
};
