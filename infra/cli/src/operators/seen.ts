/** What an operator's look at the house brings back: plain records, judged by `findings.ts`. No name, no free text. */
export interface Seen {
  /** Business time. */
  at: string;
  parts: SeenPart[];
  /** Null: the broker does not answer. */
  broker: SeenBroker | null;
  /** Null: Temporal does not answer. */
  temporal: SeenTemporal | null;
  /** Null: inbox does not answer. */
  register: SeenRegister | null;
}

export interface SeenPart {
  name: string;
  answers: boolean;
  /** What it stands on that is not there: `database`, `broker`, `consumers`. */
  missing: string[];
  /** Of parts with a database; undefined: not known. */
  outbox?: { pending: number; ageSeconds: number };
  /** Facts set aside and not replayed. */
  deadLetters?: number;
  /** Sandbox only: the step of the clock it has seen. */
  clockRevision?: number;
  /** How far its machine's clock is from ours. */
  secondsApart?: number;
}

export interface SeenBroker {
  /** Streams of facts that do not exist. */
  missingStreams: string[];
  consumers: SeenConsumer[];
  dead: DeadFact[];
  /** Sandbox only: the last step of its clock. */
  clockRevision?: number;
}
export interface SeenConsumer {
  name: string;
  behind: number;
  /** Last fact of its stream that is settled. */
  floor: number;
}
export interface DeadFact {
  /** `matching`, `bridge`. */
  consumer: string;
  id: string;
  type: string;
  reason: string;
}

export interface SeenTemporal {
  open: OpenProcess[];
  ended: { id: string; process: string; status: string }[];
  /** More are open than were looked at one by one. */
  notLookedAt: number;
}
export interface OpenProcess {
  id: string;
  process: string;
  /** Activities that failed several times in a row, with the last code. */
  failing: { operation: string; code: string; attempts: number }[];
  /** Attempts of the workflow's own code at the present step: more than a few, and it cannot go on. */
  codeAttempts: number;
}

export interface SeenRegister {
  waits: SeenWait[];
  tasks: { id: string; kind: string; role: string; due: string | null }[];
}
export interface SeenWait {
  key: string;
  workflow: string;
  programme: string | null;
  process: string;
  step: string;
  role: string;
  since: string;
  due: string;
  then: string;
  to: string | null;
  sentence: { fr: string; en: string };
}
