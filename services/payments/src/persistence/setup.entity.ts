import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PayerKind, Route } from '../domain/routes';

/** A row with facts and a version, but no state table. */
abstract class Versioned {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
  @Instant() updatedAt: string;
}

/** Never rewritten, only given a last day: payables keep its id and the amount they were frozen at. */
@Entity('rate')
@Index('rate_key', ['organisationId', 'kind', 'route', 'startsOn'])
export class Rate extends Versioned {
  @Column('text') kind: string;
  @Column('text') route: Route;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'text', nullable: true }) activity: string | null;
  @Column('int') amountCents: number;
  @Column('date') startsOn: string;
  @Column({ type: 'date', nullable: true }) endsOn: string | null;
}

@Entity('payer')
@Index('payer_organisation', ['organisationId'], { unique: true })
export class Payer extends Versioned {
  @Column('text') kind: PayerKind;
  @Column('text') account: string;
  @Column('text') label: string;
}

@Entity('payment_setting')
export class PaymentSetting {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') name: string;
  @Column('int') value: number;
  @Column('text') source: string;
  @Instant() updatedAt: string;
}

/** One per membership: what is known of the person's status besides the dated choices. */
@Entity('status_route')
@Index('status_route_membership', ['membershipId'], { unique: true })
export class StatusRoute extends Versioned {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'text', nullable: true }) association: string | null;
  @Column({ type: 'text', nullable: true }) siret: string | null;
  @Column({ type: 'int', nullable: true }) monthlyCapCents: number | null;
  @Instant({ nullable: true }) informationAcceptedAt: string | null;
}

/** Kept for ever, in the order made. The first has no first day: it also covers what came before it. */
@Entity('route_choice')
@Index('route_choice_membership', ['membershipId', 'seq'], { unique: true })
export class RouteChoice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') membershipId: string;
  @Column('int') seq: number;
  @Column('text') route: Route;
  @Column('boolean') declined: boolean;
  @Column({ type: 'date', nullable: true }) startsOn: string | null;
  @Column('text') chosenBy: string;
  @Instant() at: string;
}

/** A rhythm is told once a month at most. */
@Entity('route_warning')
export class RouteWarning {
  @PrimaryColumn('uuid') membershipId: string;
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('text') month: string;
  @Column('uuid') organisationId: string;
}

/** Somebody who could only be paid through an association or an invoice, and has neither: counted once, until a way is found. */
@Entity('payment_brake')
export class PaymentBrake {
  @PrimaryColumn('uuid') membershipId: string;
  @PrimaryColumn('text') code: string;
  @Column('uuid') organisationId: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Instant() since: string;
  @Instant({ nullable: true }) liftedAt: string | null;
}

export const SETUP_ENTITIES = [Rate, Payer, PaymentSetting, StatusRoute, RouteChoice, RouteWarning, PaymentBrake];
