import type { Operation } from '@tandem/messages';

/** A command that found nothing and leaves something of version 1 answers 201. */
export const mayCreate = (operation: Operation): boolean => operation.kind === 'command' && !operation.versioned && operation.http?.[0] === 'POST';
export const isBirth = (operation: Operation, answer: unknown): boolean => mayCreate(operation) && (answer as { version?: unknown } | null)?.version === 1;
