import type { CalendarId } from '@tandem/kernel';
import { settingsOf } from '../definition/settings-of';
import type { Definition } from '../definition/schema';
import { advance, batchTable, factsHeard, JOURNEY_FACTS, journeyTable, PROCESS_TABLES, vacationTable, type Heard, type PlannedStage, type ProcessSettings, type Wait } from '../plan';
import { processOf, tableOf } from '../stages/ways';
import { agendasOf, type Agendas, type Capacity } from './agenda';
import { consequences } from './consequences';
import { atWork, DAY, iso, msOf } from './days';
import { Ledger } from './ledger';
import { Lived, PEOPLE } from './lived';
import { Places } from './places';
import { Queue, type Ms } from './queue';
import type { Assumed } from './read-assumptions';
import { FORGOTTEN } from './scene';
import type { Subject } from './subject';

/** Somebody who looks on: tests, mostly. */
export interface Watch {
  stood?(wait: Wait, now: Ms): void;
  entered?(subject: Subject, stage: string): void;
  moment?(house: House): void;
}
export interface Told {
  type: string;
  subject: string;
  data?: Record<string, unknown>;
  actor?: string;
  stage?: string;
}

/** The nine equally likely answers, as multiples of the median: half are within it, one in nine takes four times as long. */
const SPREAD = [0.2, 0.4, 0.6, 0.8, 1, 1.3, 1.8, 2.5, 4];
const ADVANCES: ReadonlySet<string> = new Set(JOURNEY_FACTS);
/** What concerns a journey or one of its stages; a half-day's and a batch's own facts are heard by them alone. */
const HEARD: ReadonlySet<string> = new Set([...ADVANCES, ...[journeyTable, ...PROCESS_TABLES].filter((table) => table !== vacationTable && table !== batchTable).flatMap(factsHeard)]);
/** Stages that come with their own first fact, as in a real house: a form, a request, a project. */
const FIRST: Partial<Record<string, string>> = { application: 'application.started', agreement: 'structure-agreement.registered', work: 'project.created' };
/** Facts of one course, one task or one stage concern that stage; all others are heard by every stage that listens. */
const ofOneStage = (type: string): boolean => type.startsWith('enrolment.') || type.startsWith('task.') || type.startsWith('journey.stage-');

/** The programme's house in business time: every subject, every date, and what is told from one to the other. */
export class House {
  now: Ms;
  readonly agendas: Agendas;
  readonly places: Places;
  readonly ledger: Ledger;
  readonly subjects: Subject[] = [];
  private readonly queue = new Queue();
  private readonly known = new Map<string, ProcessSettings>();
  private facts = 0;

  constructor(readonly definition: Definition, readonly assume: Assumed, readonly seed: string, readonly months: readonly Ms[], readonly watch: Watch) {
    this.now = this.start;
    const group = definition.journeys.partner.stages.some((stage) => stage.kind === 'selection' && stage.mode === 'group-meeting');
    this.agendas = agendasOf(assume, this.start, this.calendar, group);
    this.places = new Places(assume.of('projects.places'));
    this.ledger = new Ledger(months.slice(0, -1));
    this.months.slice(1).forEach((end, i) => this.at(end - 1, () => this.count(i)));
  }
  get start(): Ms {
    return this.months[0];
  }
  get end(): Ms {
    return this.months[this.months.length - 1];
  }
  get calendar(): CalendarId {
    return this.definition.organisation.calendar;
  }

  at(when: Ms, run: () => unknown, rank = 0): void {
    if (when < this.end) this.queue.push(Math.max(when, this.now), run, rank);
  }
  /** What happened by a deadline wins over it, as in a real process. */
  deadline(when: Ms, run: () => unknown): void {
    this.at(when, run, 1);
  }
  run(): void {
    for (let due = this.queue.pop(); due; due = this.queue.pop()) {
      this.now = due.at;
      due.run();
      this.watch.moment?.(this);
    }
  }

  settings(process: string): ProcessSettings {
    const known = this.known.get(process) ?? settingsOf(this.definition, process);
    this.known.set(process, known);
    return known;
  }

  /** When whoever is waited for answers, or that they forget. */
  answers(lived: Lived): Ms {
    const { process, step, role, since } = lived.running.wait as Wait;
    const people = PEOPLE.includes(role);
    const forgets = lived.rng.chance(this.assume.of(people ? 'silent.person' : 'silent.staff'));
    const days = this.assume.maybe(`answer.${process}.${step}`) ?? this.assume.maybe(`answer.${role}`) ?? this.assume.of('answer.partner');
    const at = Math.max(this.now, msOf(since) + days * lived.rng.pick(SPREAD) * DAY);
    if (forgets) return FORGOTTEN;
    if (people) return at;
    const worked = atWork(at, this.calendar);
    return role === 'coordinator' || role === 'signatory' ? this.served(lived, role, worked) : worked;
  }
  /** That day, if there is still time in it; else when there is. */
  private served(lived: Lived, capacity: Capacity, wish: Ms): Ms {
    const day = this.agendas[capacity].book(Math.floor(wish / DAY) * DAY);
    if (day <= wish) return wish;
    lived.because(capacity, wish);
    return day;
  }

  /** Told now; heard by all it concerns once what is being done is done. */
  tell(subject: Subject, told: Told): void {
    this.at(this.now, () => this.deliver(subject, told));
  }
  private deliver(subject: Subject, told: Told): void {
    const { type, data = {}, actor = 'person:somebody', stage } = told;
    this.facts += 1;
    const fact: Heard = { id: `${told.subject}:${this.facts}:0`, type, at: iso(this.now), aggregate: type.split('.')[0], subject: told.subject, version: this.facts, actor, data };
    const row = subject.following.get(told.subject);
    row?.hear(fact);
    if (row?.running.ended) subject.following.delete(told.subject);
    if (!subject.closed && HEARD.has(type)) this.hear(subject, fact, ofOneStage(type) ? stage : undefined);
    consequences(this, subject, fact);
  }

  private hear(subject: Subject, fact: Heard, stage: string | undefined): void {
    subject.note(fact);
    for (const lived of subject.lives) if (!stage || !lived.stage || lived.stage.id === stage) lived.hear(fact);
    for (const planned of subject.plan.stages) if (!subject.stages.has(planned.id) && (!stage || planned.id === stage)) this.begin(subject, planned, fact);
    if (ADVANCES.has(fact.type)) this.advance(subject, fact);
  }
  private begin(subject: Subject, stage: PlannedStage, fact: Heard): void {
    const table = tableOf(processOf({ kind: stage.kind, ...stage.options }));
    if (!(fact.type in table.starts) || table.concerns?.(fact) === false) return;
    const lived = new Lived(this, subject, table, `${subject.id}.${stage.id}`, stage);
    lived.hear(fact);
    if (lived.running.step || lived.running.ended) subject.stages.set(stage.id, lived);
  }

  private advance(subject: Subject, fact: Heard): void {
    const { progress, moves, end } = advance(subject.plan, subject.progress, fact);
    subject.progress = progress;
    for (const move of moves) {
      const id = 'enter' in move ? move.enter : move.close;
      const kind = subject.stageOf(id)?.kind;
      const count = this.ledger.stage(`${subject.plan.journey}/${id}`);
      this.tell(subject, { type: 'enter' in move ? 'journey.stage-entered' : 'journey.stage-closed', subject: subject.id, stage: id, data: { stage: id, stageKind: kind, person: subject.id, ...(subject.membership === 'none' ? {} : { membership: subject.id }) } });
      if ('enter' in move) {
        this.watch.entered?.(subject, id);
        count.entered += 1;
        subject.enteredAt.set(id, this.now);
        const first = kind && FIRST[kind];
        if (first) this.tell(subject, { type: first, subject: `${subject.id}.${id}`, stage: id, data: { person: subject.id, referent: 'referent' } });
      } else count.days.push((this.now - (subject.enteredAt.get(id) ?? this.now)) / DAY);
    }
    if (end && fact.type !== 'journey.closed') this.tell(subject, { type: 'journey.closed', subject: subject.id, data: { outcome: end } });
  }

  /** Somebody or something arrives: its journey opens. */
  arrives(subject: Subject): void {
    subject.arrivedAt = this.now;
    subject.own = new Lived(this, subject, journeyTable, subject.id);
    this.tell(subject, { type: 'journey.opened', subject: subject.id, data: { person: subject.id } });
  }

  private count(month: number): void {
    const { places } = this.ledger.months[month];
    for (const subject of this.subjects.filter(({ plan }) => plan.journey === 'partner')) places[subject.place()] = (places[subject.place()] ?? 0) + 1;
  }
}
