export interface CoverFacts {
  conventionId: string | null;
  sites: string[];
  validFrom: string | null;
  validTo: string | null;
  state: string;
}

export const changed = (a: CoverFacts, b: CoverFacts): boolean =>
  a.conventionId !== b.conventionId || a.validFrom !== b.validFrom || a.validTo !== b.validTo || a.state !== b.state || a.sites.join() !== b.sites.join();
