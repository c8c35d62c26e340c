import type { JOURNEY_KINDS, StageKind } from '@tandem/messages';

/** A stage of one subject's way, ready to run: what it comes after and its own options, nothing to look up any more. */
export interface PlannedStage {
  id: string;
  kind: StageKind;
  /** Stages that must be closed before this one opens. */
  after: string[];
  /** What the definition says of the stage: courses, parties, term. */
  options: Record<string, unknown>;
}

/** The stages of one subject under one version of a programme, in an order that respects `after`. Plain JSON. */
export interface Plan {
  programme: string;
  programmeVersion: number;
  journey: (typeof JOURNEY_KINDS)[number];
  stages: PlannedStage[];
  /** The programme has stages for some only: who the subject is may change the plan, and it is asked for again when that is known. */
  conditional?: true;
}

export const stageOf = (plan: Plan, id: string): PlannedStage | undefined => plan.stages.find((stage) => stage.id === id);

/** Where a journey stands. Plain JSON: it travels through continue-as-new. */
export interface Progress {
  /** Stages open now. */
  open: string[];
  /** Closed stages and how each ended. */
  closed: Record<string, string>;
  /** Outcomes already heard by kind of stage, open or not: a fact may come before its stage. */
  reached: Partial<Record<StageKind, string>>;
  /** Courses completed. */
  courses: string[];
  begun: boolean;
  paused: boolean;
  /** How the journey ended, once it has. */
  ended?: string;
}

export const noProgress = (): Progress => ({ open: [], closed: {}, reached: {}, courses: [], begun: false, paused: false });

export type StageMove = { enter: string } | { close: string; outcome: string };

export interface Advance {
  progress: Progress;
  enter: string[];
  close: { stage: string; outcome: string }[];
  /** The same, in the order to ask for: a stage opens after what it comes after is closed, and may close at once. */
  moves: StageMove[];
  /** The journey is over, with this outcome. */
  end?: string;
}
