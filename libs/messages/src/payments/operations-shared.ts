import { z } from 'zod';
import { commandAnswer, operationsOf } from '../contract';
import { id } from '../fields';

/** What the operations of payments share. */
export const { command, query } = operationsOf('payments');
export const sample = (n: number): string => `0192f0c1-0000-7000-8000-0000000003${String(n).padStart(2, '0')}`;
export const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';
export const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
export const one = z.strictObject({ id });
export const text = (max: number) => z.string().trim().min(1).max(max);
/** A sum asked or paid: whole cents, more than zero, under a hundred thousand euros. */
export const owedCents = z.int().min(1).max(10_000_000);
export const KINDS = ['INDEMNITY', 'EXPENSE'] as const;
export const kind = z.enum(KINDS);
/** What every GET of an aggregate says, so that a screen can send If-Match and show the right buttons. */
export const aggregateRow = commandAnswer.required();
export const OWN = ['person', 'partner'] as const;
/** Who sees everybody's money in an organisation. */
export const OFFICE = ['coordinator', 'preparer', 'approver', 'direction'] as const;
