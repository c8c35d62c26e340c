import type { Machine } from '@tandem/kernel';
import type { EventFamily } from '@tandem/messages';
import { Column, PrimaryColumn } from 'typeorm';

const iso = { to: (value: string | null) => value, from: (value: Date | string | null) => (value instanceof Date ? value.toISOString() : value) };

/** A `timestamptz` that is an ISO text in code: business time is compared and printed, never computed on as a Date. */
export const Instant = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', transformer: iso, ...options });

/** A fact's owner: one row, one state, one version that grows by one with each fact. */
export abstract class Aggregate {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') state: string;
  @Column('int') version: number;
  @Instant() createdAt: string;
  @Instant() updatedAt: string;

  /** Event family (with its state table) that this row's facts belong to. */
  abstract family(): EventFamily & { machine: Machine };
  /** The data of its facts besides state, from and reason: ids, dates, codes. */
  abstract facts(): Record<string, unknown>;
  /** Programme and journey for the envelope, where the row has them; an `actor` where its facts must not say who did it. */
  envelope(): { programme?: string; journey?: string; actor?: string } {
    return {};
  }
}
