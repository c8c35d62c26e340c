import { documentAnswer, type DocumentAnswer } from '@tandem/messages';
import type { FastifyReply } from 'fastify';

const isDocument = (answer: unknown): answer is DocumentAnswer => typeof answer === 'object' && answer !== null && 'document' in answer && documentAnswer.safeParse(answer).success;
/** RFC 6266: a plain name for old programs, the true one beside it. */
export const disposition = (filename: string): string =>
  `attachment; filename="${filename.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;

/** An answer as JSON with its version as ETag, or a document as its bytes. */
export function sendAnswer(reply: FastifyReply, answer: unknown, status = 200): FastifyReply {
  if (isDocument(answer)) {
    const { filename, contentType, base64 } = answer.document;
    return reply.status(200).header('content-disposition', disposition(filename)).type(/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(contentType) ? contentType : 'application/octet-stream').send(Buffer.from(base64, 'base64'));
  }
  const version = (answer as { version?: unknown } | null)?.version;
  if (Number.isInteger(version)) reply.header('etag', `"${String(version)}"`);
  return reply.status(status).type('application/json').send(JSON.stringify(answer ?? {}));
}
