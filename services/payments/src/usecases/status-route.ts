import { assertNoIdentifiers, isSiret, newId, parisDate, seededId, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, routeEvents, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Inject, Injectable } from '@nestjs/common';
import { choiceOn } from '../domain/assessment';
import { onlyWithPapers, routeOpen } from '../domain/programme-money';
import { routeAllowed, ROUTE_RULES, type Route } from '../domain/routes';
import { MembershipCopy } from '../persistence/copies.entity';
import { RouteChoice, StatusRoute } from '../persistence/setup.entity';
import { reassess } from './assessing';
import { Brakes } from './brakes';
import { moneyIn } from './programme';
import { mustOweIndemnity } from './rate';
import { doer, oneAtATime, payerOf } from './shared';

type ChooseInput = InputOf<typeof ops.routeChoose>;
const READERS = ['coordinator', 'preparer', 'approver'];

/** Not the membership's own id: facts are told apart by aggregate id and version. */
const routeId = (membership: string): string => seededId(`route:${membership}`);
const choicesOf = (tx: Tx, membershipId: string): Promise<RouteChoice[]> => tx.em.find(RouteChoice, { where: { membershipId }, order: { seq: 'ASC' } });

/** @throws TandemError ROUTE_NEEDS_SIRET, ROUTE_NEEDS_ASSOCIATION, IDENTIFIER_IN_TEXT */
function checkPapers({ route, association, siret }: ChooseInput): { association: string | null; siret: string | null } {
  const { needs } = ROUTE_RULES[route];
  assertNoIdentifiers(association?.label, 'association.label');
  const number = (needs === 'ASSOCIATION' ? association?.siret : siret)?.replace(/\s/g, '');
  if (needs && !(number && isSiret(number))) throw new TandemError(needs === 'SIRET' ? 'ROUTE_NEEDS_SIRET' : 'ROUTE_NEEDS_ASSOCIATION');
  return { association: needs === 'ASSOCIATION' ? association!.label : null, siret: needs ? number! : null };
}

/** Under which status somebody is paid, from when; what they decline or cap; what they were told. */
@Injectable()
export class StatusRoutes {
  constructor(@Inject(Brakes) private readonly brakes: Brakes) {}

  @Handles(ops.routeChoose)
  async choose(input: ChooseInput, tx: Tx) {
    const membership = await this.member(tx, input.membership);
    const payer = await payerOf(tx, membership.organisationId);
    if (!routeAllowed(input.route, payer.kind)) throw new TandemError('ROUTE_NOT_ALLOWED', { payer: payer.kind, route: input.route });
    const money = await moneyIn(tx, membership);
    if (money?.none) throw new TandemError('PAYS_NOBODY');
    // Where papers are the only way to be paid, who has none is held back: the house must know how many.
    if (!input.association && !input.siret && ROUTE_RULES[input.route].needs && onlyWithPapers(money, payer.kind)) await this.brakes.held(tx, membership);
    const papers = checkPapers(input);
    if (money && !routeOpen(money, input.route)) throw new TandemError('ROUTE_NOT_IN_PROGRAMME', { route: input.route, routes: Object.keys(money.routes) });
    const row = await this.open(tx, membership);
    await this.add(tx, row, { route: input.route, declined: false, from: input.from });
    Object.assign(row, papers, input.informationAccepted ? { informationAcceptedAt: row.informationAcceptedAt ?? tx.now } : {});
    await this.keep(tx, row);
    await this.brakes.lift(tx, membership.id);
    await tx.emit(routeEvents, 'route.chosen', row, { membership: row.membershipId, person: row.personId, route: input.route, from: input.from ?? parisDate(tx.now) }, { programme: membership.programme ?? undefined, journey: membership.journeyId ?? undefined });
    return this.settle(tx, row);
  }

  @Handles(ops.routeAcceptInformation)
  async acceptInformation({ membership }: InputOf<typeof ops.routeAcceptInformation>, tx: Tx) {
    const row = await this.open(tx, await this.member(tx, membership));
    row.informationAcceptedAt ??= tx.now;
    return this.settle(tx, await this.keep(tx, row));
  }

  @Handles(ops.routeDecideIndemnity)
  async decideIndemnity(input: InputOf<typeof ops.routeDecideIndemnity>, tx: Tx) {
    const membership = await this.member(tx, input.membership);
    const row = await this.open(tx, membership);
    const now = choiceOn(await choicesOf(tx, membership.id), input.from ?? parisDate(tx.now));
    if (!now) throw new TandemError('ROUTE_NOT_CHOSEN');
    if (input.accepted) mustOweIndemnity(now.route);
    await this.add(tx, row, { route: now.route, declined: !input.accepted, from: input.from });
    if (input.monthlyCapCents !== undefined) row.monthlyCapCents = input.monthlyCapCents;
    return this.settle(tx, await this.keep(tx, row));
  }

  @Handles(ops.routeGet)
  async get({ membership }: InputOf<typeof ops.routeGet>, tx: Tx) {
    const known = await tx.get(MembershipCopy, { id: membership });
    tx.mustOwn(known, known.personId, ...READERS);
    const row = await tx.find(StatusRoute, { membershipId: membership });
    const history = await choicesOf(tx, membership);
    const now = choiceOn(history, parisDate(tx.now));
    return {
      id: routeId(membership), version: row?.version ?? 0, membership, person: known.personId, organisation: known.organisationId, route: now?.route ?? null, declined: now?.declined ?? false,
      monthlyCapCents: row?.monthlyCapCents ?? null, informationAcceptedAt: row?.informationAcceptedAt ?? null, association: row?.association ?? null, siret: row?.siret ?? null,
      history: history.map((c) => ({ route: c.route, from: c.startsOn, declined: c.declined, at: c.at })),
    };
  }

  private async member(tx: Tx, id: string): Promise<MembershipCopy> {
    const membership = await tx.get(MembershipCopy, { id });
    tx.mustOwn(membership, membership.personId, 'coordinator');
    // Sums of past half-days may still need a status after somebody left; nobody is left to choose for after an erasure.
    if (membership.state === 'ANONYMISED') throw new TandemError('MEMBERSHIP_ANONYMISED');
    await oneAtATime(tx, membership.personId);
    return membership;
  }

  private async open(tx: Tx, m: MembershipCopy): Promise<StatusRoute> {
    const known = await tx.find(StatusRoute, { membershipId: m.id });
    return known ?? tx.em.create(StatusRoute, {
      id: routeId(m.id), organisationId: m.organisationId, membershipId: m.id, personId: m.personId, version: 0, association: null, siret: null, monthlyCapCents: null, informationAcceptedAt: null,
    });
  }

  private async keep(tx: Tx, row: StatusRoute): Promise<StatusRoute> {
    return tx.em.save(StatusRoute, Object.assign(row, { version: row.version + 1, updatedAt: tx.now }), { reload: false });
  }

  private async add(tx: Tx, row: StatusRoute, choice: { route: Route; declined: boolean; from?: string }): Promise<void> {
    const before = await choicesOf(tx, row.membershipId);
    const last = before.at(-1);
    const from = choice.from ?? parisDate(tx.now);
    if (last?.startsOn && from < last.startsOn) throw new TandemError('ROUTE_BEFORE_LAST', { from: last.startsOn });
    // The first choice also covers what came before it, unless the person said from when.
    const startsOn = last ? from : (choice.from ?? null);
    await tx.em.insert(RouteChoice, { id: newId(), organisationId: row.organisationId, membershipId: row.membershipId, seq: before.length + 1, route: choice.route, declined: choice.declined, startsOn, chosenBy: doer(tx), at: tx.now });
  }

  /** What waited for this goes on in the same breath. */
  private async settle(tx: Tx, row: StatusRoute) {
    await reassess(tx, { membershipId: row.membershipId, state: 'BLOCKED' });
    return { id: row.id, version: row.version };
  }
}
