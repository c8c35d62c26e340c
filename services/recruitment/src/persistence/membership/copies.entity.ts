import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What contracts last said of a membership's cover. A copy may be seconds old; its version only grows. */
@Entity('cover_copy')
export class CoverCopy {
  @PrimaryColumn('uuid') membershipId: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
  @Column('text') coverState: string;
  @Column({ type: 'date', nullable: true }) coveredFrom: string | null;
  @Column({ type: 'date', nullable: true }) coveredTo: string | null;
}

/** What payments last said of a membership's status route. */
@Entity('route_copy')
export class RouteCopy {
  @PrimaryColumn('uuid') membershipId: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
  @Column('text') route: string;
}
