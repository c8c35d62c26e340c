import { TandemError } from '@tandem/kernel';
import { deadLetterDoors, operationName, operationSubject, requestEnvelope, type DeadLetter, type Listener, type Operation, type ReplayAnswer, type ReplyEnvelope } from '@tandem/messages';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { refusalOf, type OperationServer, type UseCase } from '../operations/server';
import { fieldErrors } from '../operations/validation';
import { admit, type ActorTokens } from '../security/actor';
import type { Tx } from '../tx';

/** Where a listener keeps the facts it set aside. */
export interface DeadLetters {
  letters(limit: number): Promise<{ total: number; items: DeadLetter[] }>;
  /** @param by who asked, for the record. @throws TandemError NOT_FOUND */
  replay(id: string, by: string): Promise<ReplayAnswer>;
}

/** The door of a service: operations like others, audited in its own database. */
export function openDeadLetterDoor(listener: Listener, server: OperationServer, store: DeadLetters): void {
  const { list, replay } = deadLetterDoors[listener];
  server.bindCommon(list, (({ limit }: { limit: number }) => store.letters(limit)) as UseCase);
  server.bindCommon(replay, (({ id }: { id: string }, tx: Tx) => {
    tx.concerns(id);
    return store.replay(id, tx.actor.sub);
  }) as UseCase);
}

interface DoorParts {
  nc: NatsConnection;
  tokens: ActorTokens;
  logger: Logger;
}

/** The same door of a listener without a database: same requests, same right, same refusals. */
export function serveDeadLetters(listener: Listener, store: DeadLetters, { nc, tokens, logger }: DoorParts): void {
  const { list, replay } = deadLetterDoors[listener];
  const asked = async (operation: Operation, msg: Msg) => {
    const envelope = requestEnvelope.safeParse(msg.json());
    if (!envelope.success) throw new TandemError('VALIDATION', {}, fieldErrors(envelope.error));
    const actor = await tokens.verify(envelope.data.actor);
    if (!admit(actor, operation.by).length) throw new TandemError(actor.sub === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    const input = operation.input.safeParse(envelope.data.input ?? {});
    if (!input.success) throw new TandemError('VALIDATION', {}, fieldErrors(input.error));
    return { input: input.data, by: actor.sub };
  };
  const answer = (operation: Operation, work: (input: never, by: string) => Promise<unknown>) => nc.subscribe(operationSubject(operation), {
    queue: listener,
    callback: (_, msg) => void asked(operation, msg).then(({ input, by }) => work(input as never, by)).then(
      (done): ReplyEnvelope => ({ ok: true, answer: done }),
      (error: unknown): ReplyEnvelope => {
        if (error instanceof TandemError) return { ok: false, ...refusalOf(error) };
        logger.error({ operation: operationName(operation), err: String(error) }, 'operation failed');
        return { ok: false, ...refusalOf(new TandemError('INTERNAL')) };
      },
    ).then((reply) => msg.respond(JSON.stringify(reply))),
  });
  answer(list, ({ limit }: { limit: number }) => store.letters(limit));
  answer(replay, ({ id }: { id: string }, by) => store.replay(id, by));
}
