import { Module, type Provider } from '@nestjs/common';
import './domain/errors';
import { Background } from './background';
import { CameDue } from './clock/came-due';
import { ApplicationLetters } from './events/application-letters';
import { BankLetters } from './events/bank-letters';
import { ClaimLetters } from './events/claim-letters';
import { ConventionLetters } from './events/convention-letters';
import { FactRegister } from './events/fact-register';
import { HouseLetters } from './events/house-letters';
import { IncidentLetters } from './events/incident-letters';
import { MatchingLetters } from './events/matching-letters';
import { MembershipLetters } from './events/membership-letters';
import { PaymentLetters } from './events/payment-letters';
import { PlaceLetters } from './events/place-letters';
import { Recipients } from './events/recipients';
import { VacationLetters } from './events/vacation-letters';
import { Directory, RecruitmentDirectory } from './mail/directory';
import { Sender } from './mail/sender';
import { Mailbox } from './mailbox/mailbox';
import { DayReminders } from './register/day';
import { Gauges } from './register/gauges';
import { Post } from './register/post';
import { Tasks } from './register/tasks';
import { Waits } from './register/waits';
import { Writer } from './register/writer';
import { MessageList } from './usecases/message-list';
import { MessageSend } from './usecases/message-send';
import { SummaryRead } from './usecases/summary-read';
import { TaskDone } from './usecases/task-done';
import { TaskList } from './usecases/task-list';
import { TaskOpen } from './usecases/task-open';
import { WaitHeard } from './usecases/wait-heard';
import { WaitList } from './usecases/wait-list';
import { WaitOpen } from './usecases/wait-open';
import { WaitRemind } from './usecases/wait-remind';
import { WaitWithdraw } from './usecases/wait-withdraw';

/**
 * In this order a fact goes through them: the register first (a letter reads it), then the letters, and only then whom
 * nothing is written to any more (a withdrawal is still acknowledged).
 */
const consumers = [FactRegister, ApplicationLetters, MembershipLetters, MatchingLetters, PlaceLetters, ConventionLetters, VacationLetters, ClaimLetters, PaymentLetters, BankLetters, IncidentLetters, HouseLetters, Recipients];
const useCases = [WaitOpen, WaitWithdraw, WaitRemind, WaitHeard, WaitList, TaskOpen, TaskDone, TaskList, MessageSend, MessageList, SummaryRead];
export const handlers = [...useCases, ...consumers];

export const providers: Provider[] = [...handlers, DayReminders, Post, Tasks, Waits, Writer, { provide: Directory, useClass: RecruitmentDirectory }, Sender, CameDue, Mailbox, Background, Gauges];

@Module({ providers })
export class InboxModule {}
