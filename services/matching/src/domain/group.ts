/**
 * Who must be in a project's group before it starts, and who is there (domain.md E.2, Association AA: never among
 * professionals only). One member stands for one need, in the way that fills most of them.
 */
export type GroupNeeds = Record<string, number>;

export interface Member {
  person: string;
  /** Kinds of person this member may stand for; null: not said, so any but a professional. */
  kinds: readonly string[] | null;
}

export const PROFESSIONAL = 'professional';

const fits = ({ kinds }: Member, kind: string): boolean => (kinds ? kinds.includes(kind) : kind !== PROFESSIONAL);

/** What the group still misses, kind by kind; nothing missing: an empty record. */
export function missingFrom(needs: GroupNeeds, members: readonly Member[]): GroupNeeds {
  const seats = Object.entries(needs).flatMap(([kind, n]) => Array.from({ length: n }, () => kind));
  const seatOf = new Map<Member, number>();
  const filled = seats.map((_, seat) => seated(seat, seats, members, seatOf, new Set()));
  const missing: GroupNeeds = {};
  filled.forEach((ok, seat) => {
    if (!ok) missing[seats[seat]] = (missing[seats[seat]] ?? 0) + 1;
  });
  return missing;
}

/** Finds somebody for this seat, moving others to another seat where they fit too. */
function seated(seat: number, seats: readonly string[], members: readonly Member[], seatOf: Map<Member, number>, tried: Set<Member>): boolean {
  for (const member of members) {
    if (tried.has(member) || !fits(member, seats[seat])) continue;
    tried.add(member);
    const held = seatOf.get(member);
    if (held !== undefined && !seated(held, seats, members, seatOf, tried)) continue;
    seatOf.set(member, seat);
    return true;
  }
  return false;
}
