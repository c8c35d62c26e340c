import { Module } from '@nestjs/common';
import './domain/errors';
import { Memberships } from './events/memberships';
import { Programmes } from './events/programmes';
import { Vacations } from './events/vacations';
import { Vault } from './persistence/vault';
import { BankDetailsKept } from './usecases/bank-details';
import { BatchApprove } from './usecases/batch-approve';
import { BatchExport } from './usecases/batch-export';
import { BatchPrepare } from './usecases/batch-prepare';
import { BatchRead } from './usecases/batch-read';
import { BatchReturn } from './usecases/batch-return';
import { BatchRework } from './usecases/batch-rework';
import { Brakes } from './usecases/brakes';
import { ClaimAgain } from './usecases/claim-again';
import { ClaimDecide } from './usecases/claim-decide';
import { ClaimEnter } from './usecases/claim-enter';
import { ClaimRead } from './usecases/claim-read';
import { Payables, Statements } from './usecases/payable';
import { PayableReverse } from './usecases/payable-reverse';
import { Payers } from './usecases/payer';
import { Rates } from './usecases/rate';
import { StatusRoutes } from './usecases/status-route';
import { SummaryRead } from './usecases/summary-read';

/** Every use case and consumer of the service: everything with `@Handles` or `@On`. */
export const handlers = [
  Memberships, Vacations, Programmes, Rates, Payers, Brakes, StatusRoutes, Payables, PayableReverse, Statements, BankDetailsKept, ClaimEnter, ClaimDecide, ClaimAgain, ClaimRead, BatchPrepare, BatchApprove, BatchExport, BatchReturn, BatchRework, BatchRead,
  SummaryRead,
];

@Module({ providers: [Vault, ...handlers] })
export class PaymentsModule {}
