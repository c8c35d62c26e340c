import { commonHalfDays } from './availability';
import { capBroken, capsOf, covers } from './vacation-rules';
import type { Blocker, Context, Mission, Note, Suitor } from './suitor';

type Rule = (m: Mission, s: Suitor, c: Context) => Omit<Blocker, 'code'> | null;
const VALID = ['VERIFIED', 'EXPIRING', 'RENEWED'];

const overlap = (m: Mission, s: Suitor): number | null => (s.calendar && m.halfDays.length ? commonHalfDays(s.calendar, m.halfDays) / m.halfDays.length : null);

/** A load that leaves no room: too many missions, or no planned half-day left under the caps. */
function overloaded(m: Mission, s: Suitor, { settings, today }: Context): boolean {
  const caps = capsOf(settings, s);
  const ahead = m.halfDays.filter((h) => h.date >= today);
  return s.projects.length >= settings['max-missions'] || (ahead.length > 0 && ahead.every((h) => capBroken(caps, s.taken, h.date)));
}

function refuses(m: Mission, s: Suitor): boolean {
  const never = s.never;
  const said = never && ((m.unitId && never.units.includes(m.unitId)) || never.projects.includes(m.id) || m.need.topics.some((t) => never.topics.includes(t)) || (m.formats.length > 0 && m.formats.every((f) => never.formats.includes(f))));
  return Boolean(said) || s.refusedBy.includes(m.id);
}

const tiedTo = (m: Mission, s: Suitor, state: (t: string) => boolean): boolean =>
  s.ties.some((t) => state(t.state) && ((t.unitId !== null && t.unitId === m.unitId) || (t.otherId !== null && t.otherId === m.referentId)));

/** Hard filters (domain.md G.1), each with its code and how it may be lifted. */
const RULES: Record<string, Rule> = {
  H01: (_, s) => (s.state === 'ACTIVE' ? null : { fr: 'l’adhésion n’est pas active', en: 'the membership is not active', override: null }),
  H03: (m, s, { today }) => (covers(s.cover, m.starts > today ? m.starts : today, m.remote ? null : m.siteId) ? null : { fr: 'convention à signer d’abord', en: 'convention to sign first', override: 'SIGN_FIRST' }),
  H04: (m, s) => (m.need.courses.every((course) => s.courses.includes(course)) ? null : { fr: 'formation demandée non faite', en: 'required training not done', override: 'COORDINATION' }),
  H05: (_, s) => (s.documents.every((d) => !d.compulsory || VALID.includes(d.state)) ? null : { fr: 'document obligatoire non valide', en: 'compulsory document not valid', override: null }),
  H06: (m, s) => (tiedTo(m, s, (state) => state === 'DECLARED') ? { fr: 'lien déclaré avec l’unité ou la personne référente', en: 'declared tie with the unit or the referent', override: null } : null),
  H09: (m, s, c) => (overloaded(m, s, c) ? { fr: 'charge maximale atteinte', en: 'load at its maximum', override: 'PERSON' } : null),
  H11: (m, s, { settings }) => ((overlap(m, s) ?? 1) * 100 < settings['overlap-percent'] ? { fr: 'trop peu de demi-journées communes', en: 'too few half-days in common', override: 'DATES' } : null),
  H12: (m, s) => (refuses(m, s) ? { fr: 'ne souhaite pas ce type de mission, ou refus motivé de l’équipe', en: 'does not want such a mission, or the team turned it down', override: null } : null),
};

export function blockers(m: Mission, s: Suitor, c: Context): Blocker[] {
  return Object.entries(RULES).flatMap(([code, rule]) => {
    const found = rule(m, s, c);
    return found ? [{ code, ...found }] : [];
  });
}

/** May this pair exist at all? In a speed-dating people are not active yet: only ties and refusals count. */
export const mustNotMeet = (m: Mission, s: Suitor): boolean => tiedTo(m, s, (state) => state === 'DECLARED') || refuses(m, s);

/** What a coordinator should know though it does not block. */
export function notes(m: Mission, s: Suitor): Note[] {
  const all: (Note | false)[] = [
    tiedTo(m, s, (state) => state === 'FRAMED') && { code: 'TIE_FRAMED', fr: 'lien avec l’unité — cadre signé', en: 'tie with the unit — frame signed' },
    s.documents.length === 0 && { code: 'DOCUMENTS_NOT_ASKED', fr: 'aucun document demandé', en: 'no document asked for' },
    !s.routeChosen && { code: 'ROUTE_MISSING', fr: 'statut d’indemnisation à choisir', en: 'indemnity status to choose' },
    s.projects.includes(m.id) && { code: 'ALREADY_IN', fr: 'déjà affectée à ce projet', en: 'already assigned to this project' },
  ];
  return all.filter((n): n is Note => n !== false);
}
