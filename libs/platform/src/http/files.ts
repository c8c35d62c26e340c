import { createHash } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpException, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../database/unit-of-work';
import { FileRow } from '../database/tables';
import { PLATFORM, type Platform } from '../platform';

export const FILE_LIMIT = 10 * 1024 * 1024;

/** What the bytes are, by their first ones: the name and the header a browser sends prove nothing. */
export function sniff(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 12);
  if (head.toString('latin1').startsWith('%PDF-')) return 'application/pdf';
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return undefined;
}

/** Files come from the gateway over HTTP with the actor's token; they never cross NATS (1 MiB). */
@Controller('files')
export class FilesController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Put(':organisation')
  async put(@Param('organisation') organisationId: string, @Headers('x-actor') token: string, @Body() body: Buffer) {
    return this.refusing(async () => {
      const actor = await this.platform.tokens.verify(token);
      if (!Buffer.isBuffer(body) || !body.length) throw new TandemError('FILE_EMPTY');
      if (body.length > FILE_LIMIT) throw new TandemError('FILE_TOO_BIG');
      const type = sniff(body);
      if (!type) throw new TandemError('FILE_TYPE');
      if (!actor.grants.some((g) => g.organisation === organisationId)) throw new TandemError('NOT_FOUND');
      const row = { id: newId(), organisationId, sha256: createHash('sha256').update(body).digest('hex'), type, size: body.length, uploadedBy: actor.sub, claimedAt: null, bytes: body };
      await inTransaction(this.platform.source, [organisationId], (em) => em.insert(FileRow, row));
      return { id: row.id, sha256: row.sha256, type, size: row.size };
    });
  }

  @Get(':id')
  async get(@Param('id') id: string, @Headers('x-actor') token: string, @Req() _request: FastifyRequest, @Res() reply: FastifyReply) {
    const row = await this.refusing(async () => {
      const actor = await this.platform.tokens.verify(token);
      const found = await inTransaction(this.platform.source, actor.grants.map((g) => g.organisation), (em) => em.findOne(FileRow, { where: { id } }));
      const office = found && actor.grants.some((g) => g.organisation === found.organisationId && !['candidate', 'partner'].includes(g.role));
      if (!found || !(office || found.uploadedBy === actor.sub)) throw new TandemError('NOT_FOUND');
      return found;
    });
    return reply.type(row.type).send(row.bytes);
  }

  private async refusing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TandemError) throw new HttpException({ code: error.code, details: error.details }, error.status);
      throw error;
    }
  }
}
