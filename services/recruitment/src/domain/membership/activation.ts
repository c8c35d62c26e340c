/** What a plan may ask for besides its courses. */
export type Ask = 'convention' | 'route';

/** What a membership needs before it is active (F.2), as recruitment knows it now. */
export interface Readiness {
  requiredCourses: readonly string[];
  completedCourses: readonly string[];
  asks: readonly string[];
  coverState?: string;
  route?: string;
  /** Compulsory documents asked for and not valid. */
  openDocuments: readonly string[];
}

/** REFUS is an answer about money all the same: somebody who wants no route still has chosen. */
export function missingForActivation(r: Readiness): string[] {
  return [
    ...r.requiredCourses.filter((c) => !r.completedCourses.includes(c)).map((c) => `training:${c}`),
    ...(r.coverState === 'COVERED' || !r.asks.includes('convention') ? [] : ['convention']),
    ...(r.route || !r.asks.includes('route') ? [] : ['route']),
    ...r.openDocuments.map((kind) => `document:${kind}`),
  ];
}

/** What may leave the service of a reason to pause or to end: health and family are nobody's business. */
export const publicReason = (reason: string): string => (reason === 'HEALTH' || reason === 'FAMILY' ? 'PERSONAL' : reason);
