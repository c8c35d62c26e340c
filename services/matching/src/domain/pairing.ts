import { seededId } from '@tandem/kernel';
import { blockingPairs, stableMatching, type Instance } from './stable-matching';

export interface PartnerSide {
  membership: string;
  person: string;
  /** Projects in her order: her ranking, or her wishes from the application. */
  order: readonly string[];
  acceptsOthers: boolean;
}
export interface TeamSide {
  project: string;
  capacity: number;
  order: readonly string[];
  acceptsOthers: boolean;
}
export interface Pair {
  membership: string;
  person: string;
  project: string;
  partnerRank: number | null;
  teamRank: number | null;
  score: number;
}
export interface Pairing {
  pairs: Pair[];
  unmatched: string[];
  blockingPairs: number;
}
export interface PairingInput {
  partners: readonly PartnerSide[];
  teams: readonly TeamSide[];
  /** 0 to 100; null: this pair must not be (a tie, a "never"). */
  score: (membership: string, project: string) => number | null;
  seed: number;
}

const rankOf = (order: readonly string[]): Map<string, number> => new Map(order.map((id, i) => [id, i]));
interface Edge {
  receiver: number;
  own: number;
  score: number;
  draw: string;
}

/**
 * Speed-dating: explicit ranks first; a pair that one side did not rank is possible only if that side is open to others,
 * and comes after the ranked ones, best score first, then the seeded draw. The same seed gives the same pairs, whatever
 * the order in which rankings arrived.
 */
export function pairUp(input: PairingInput): Pairing {
  const partners = [...input.partners].sort((a, b) => (a.membership < b.membership ? -1 : 1));
  const teams = [...input.teams].sort((a, b) => (a.project < b.project ? -1 : 1));
  const teamRanks = teams.map((t) => rankOf(t.order));
  const edges = partners.map((p) => edgesOf(p, teams, teamRanks, input));
  const instance = instanceOf(edges, teams, partners, teamRanks);
  const match = stableMatching(instance);
  const pairs: Pair[] = partners.flatMap((p, i) => {
    if (match[i] < 0) return [];
    const team = teams[match[i]];
    const at = p.order.indexOf(team.project);
    return [{
      membership: p.membership, person: p.person, project: team.project, partnerRank: at < 0 ? null : at + 1,
      teamRank: teamRanks[match[i]].has(p.membership) ? (teamRanks[match[i]].get(p.membership) as number) + 1 : null, score: edges[i].find((e) => e.receiver === match[i])?.score ?? 0,
    }];
  });
  return { pairs, unmatched: partners.filter((_, i) => match[i] < 0).map((p) => p.membership), blockingPairs: blockingPairs(instance, match) };
}

/** A partner's acceptable projects in her order. */
function edgesOf(p: PartnerSide, teams: readonly TeamSide[], teamRanks: readonly Map<string, number>[], { score, seed }: PairingInput): Edge[] {
  const own = rankOf(p.order);
  const edges = teams.flatMap((t, receiver): Edge[] => {
    const wanted = own.has(t.project) || p.acceptsOthers;
    const welcome = teamRanks[receiver].has(p.membership) || t.acceptsOthers;
    const value = wanted && welcome ? score(p.membership, t.project) : null;
    return value === null ? [] : [{ receiver, own: own.get(t.project) ?? Infinity, score: value, draw: seededId(`${seed}/${p.membership}/${t.project}`) }];
  });
  return edges.sort((a, b) => (a.own === b.own ? b.score - a.score || (a.draw < b.draw ? -1 : 1) : a.own - b.own));
}

function instanceOf(edges: readonly Edge[][], teams: readonly TeamSide[], partners: readonly PartnerSide[], teamRanks: readonly Map<string, number>[]): Instance {
  const offsets = new Int32Array(edges.length + 1);
  edges.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  const choices = Int32Array.from(edges.flat(), (e) => e.receiver);
  const ranks = new Float64Array(choices.length);
  // Each team's full order: its ranking, then everybody else by score, then by the draw.
  const suitors: { at: number; rank: number; edge: Edge }[][] = teams.map(() => []);
  edges.forEach((list, p) => list.forEach((edge, i) => suitors[edge.receiver].push({ at: offsets[p] + i, rank: teamRanks[edge.receiver].get(partners[p].membership) ?? Infinity, edge })));
  for (const list of suitors) {
    list.sort((a, b) => (a.rank === b.rank ? b.edge.score - a.edge.score || (a.edge.draw < b.edge.draw ? -1 : 1) : a.rank - b.rank));
    list.forEach((s, i) => (ranks[s.at] = i));
  }
  return { proposers: edges.length, receivers: teams.length, offsets, choices, ranks, capacities: Int32Array.from(teams, (t) => t.capacity) };
}
