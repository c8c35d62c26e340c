import './domain/errors';
import { Module, type Type } from '@nestjs/common';
import { Typesetter } from './documents/typesetter';
import { Memberships } from './events/memberships';
import { Programmes } from './events/programmes';
import { Routes } from './events/routes';
import { CodePost } from './surroundings/code-post';
import { Names } from './surroundings/names';
import { SigningCodes } from './surroundings/signing-codes';
import { ConventionActivate } from './usecases/convention-activate';
import { ConventionChange } from './usecases/convention-change';
import { ConventionCreate } from './usecases/convention-create';
import { ConventionEvidence } from './usecases/convention-evidence';
import { ConventionExpire } from './usecases/convention-expire';
import { ConventionNotice } from './usecases/convention-notice';
import { ConventionPrepare } from './usecases/convention-prepare';
import { ConventionRead } from './usecases/convention-read';
import { ConventionSend } from './usecases/convention-send';
import { ConventionSuspend } from './usecases/convention-suspend';
import { ConventionVoid } from './usecases/convention-void';
import { CoverRead } from './usecases/cover-read';
import { SignatureAskCode } from './usecases/signature-code';
import { SignatureDecline } from './usecases/signature-decline';
import { SignatureSignOnPaper } from './usecases/signature-paper';
import { SignatureRead } from './usecases/signature-read';
import { SignatureSign } from './usecases/signature-sign';
import { SignatureView } from './usecases/signature-view';
import { SummaryRead } from './usecases/summary-read';
import { TextCreate } from './usecases/text-create';
import { TextPublish } from './usecases/text-publish';
import { TextRead } from './usecases/text-read';

/** Use cases and consumers: everything bound to an operation or a fact. */
export const handlers: Type[] = [
  TextCreate, TextPublish, TextRead,
  ConventionCreate, ConventionChange, ConventionPrepare, ConventionSend, ConventionVoid, ConventionNotice, ConventionSuspend, ConventionActivate, ConventionExpire, ConventionRead, ConventionEvidence,
  SignatureView, SignatureAskCode, SignatureSign, SignatureDecline, SignatureSignOnPaper, SignatureRead,
  CoverRead, SummaryRead, Memberships, Programmes, Routes,
];
/** What they lean on: the layout, and the two services asked at once (names, mail). */
export const surroundings: Type[] = [Typesetter, SigningCodes, Names, CodePost];

@Module({ providers: [...handlers, ...surroundings] })
export class ContractsModule {}
