import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Injectable } from '@nestjs/common';
import type { DocumentData } from '../domain/document';

/** The same depth from src/ and from dist/. */
export const TEMPLATES = path.resolve(__dirname, '../../templates');
/** Renders after which memoised layouts of older documents are forgotten. */
const KEPT_RENDERS = 10;

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Makes the PDF: PDF/UA-1, fonts embedded in the compiler and asked for by name without fall-back, the time given by
 * the caller. Nothing of this machine or moment enters the bytes.
 */
@Injectable()
export class Typesetter {
  private readonly compiler = NodeCompiler.create({ workspace: TEMPLATES });
  private readonly source = readFileSync(path.join(TEMPLATES, 'convention.typ'), 'utf8');

  /** @throws Error when the layout fails; about ten milliseconds, in this thread */
  render(data: DocumentData, at: string): { bytes: Buffer; sha256: string } {
    const bytes = this.compiler.pdf({ mainFileContent: this.source, inputs: { data: JSON.stringify(data) } }, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(at) / 1000) });
    this.compiler.evictCache(KEPT_RENDERS);
    return { bytes, sha256: sha256(bytes) };
  }
}
