import { TandemError, transition } from '@tandem/kernel';
import { personOf, type Aggregate, type Tx } from '@tandem/platform';

/** Who may touch what: roles come with the token, "my project" and "my half-day" from our rows. */
export const me = (tx: Tx): string | undefined => tx.actor.onBehalfOf ?? personOf(tx.actor);
export const isSelf = (tx: Tx, person: string | null): boolean => person !== null && personOf(tx.actor) === person;

/** The project's people, or an office role in its organisation, or the system; anybody else learns nothing. */
export function mustBeOneOf(tx: Tx, organisationId: string, people: readonly (string | null)[], ...office: string[]): void {
  const who = personOf(tx.actor);
  if (tx.isSystem || (who && people.includes(who)) || tx.holds(organisationId, ...office)) return;
  throw new TandemError('NOT_FOUND');
}

/** The state is looked at before the guards: who confirms a cancelled half-day hears that, not a cap. */
export const mustAllow = (row: Aggregate, command: string, to?: string): void => void transition(row.family().machine, row.state, command, to);

/** Organisations where the actor holds one of these roles. */
export const officesOf = (tx: Tx, ...roles: string[]): string[] => tx.actor.grants.filter((g) => roles.includes(g.role)).map((g) => g.organisation);
