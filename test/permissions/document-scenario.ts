import { expect } from '@jest/globals';

import type { Course } from '../../shared/policy/course.js';
import type { Directory } from '../../shared/viewer/directory.js';
import { eventually } from '../support/acts.js';
import type { Deployment } from '../support/deployment.js';
import { perform } from '../support/perform.js';
import {
  type Binding,
  grantDifferences,
  type Held,
  LedgerReader,
  markingDifferences,
  POLICY,
  seatDifferences,
  type Tracked,
} from './document-ledger.js';

/** One act of the scenario, and what it is about. */
export interface Step {
  readonly act: string;
  /** What belongs together and moves together: a case, an item of evidence, a session. */
  readonly group: string;
  readonly seat: string;
  readonly input: object;
  /** Which course the new records go, where the act can begin several. */
  readonly of?: string | readonly string[];
  /** The event by which another subgraph learns of it, where only this step sends it. */
  readonly event?: string;
  readonly binding?: Binding;
  readonly target?: string;
  /** Other groups of which records move with this act. */
  readonly also?: readonly string[];
}

type Made = Omit<Step, 'seat' | 'input'>;

/** What other subgraphs make of an act, by the event that tells them. */
const EVENTS: Readonly<Record<string, string>> = {
  recordAgreement: 'agreementPeriod',
  recordExtension: 'agreementPeriod',
  recordPlace: 'place',
  adoptTerms: 'terms',
  assignMonitor: 'assignment',
};

/** An act that sends its event sometimes only says so in its step. */
function eventOf({ act, event }: Pick<Step, 'act' | 'event'>): string | undefined {
  return event ?? EVENTS[act];
}

function nameOf(type: string, { of = '' }: Course, act: string): string {
  return [type, of, act].join('|');
}

/** Finds the one course on which an act begins a record of a type. */
function begun(type: string, step: Made): { subgraph: string; course: Course } {
  const document = Object.values(POLICY.documents).find(({ records }) => type in records);
  const acts = [step.act, eventOf(step)];
  const ways = step.of === undefined ? undefined : [step.of].flat();
  const [course, second] = (document?.records[type]?.courses ?? []).filter(
    ({ stages, of }) => acts.includes(stages[0].act) && (!of || !ways || ways.includes(of)),
  );
  if (!document || !course || second)
    throw new Error(`the document does not have one course for a ${type} by ${step.act}`);
  return { subgraph: document.subgraph, course };
}

/** Performs acts and keeps, by the document alone, where every record stands; never by looking at a grant. */
export class Scenario {
  readonly #all: Tracked[] = [];
  readonly #ledger: LedgerReader;
  readonly #told = new Set<string>();
  /** Every stage of every course that was performed. */
  readonly performed = new Set<string>();

  constructor(
    private readonly deployment: Deployment,
    private readonly directory: Directory,
  ) {
    this.#ledger = new LedgerReader(deployment, directory);
  }

  /** Performs an act; answers the record's id. All that came of it must be as the document says. */
  async act(step: Step): Promise<string> {
    const id = await perform(this.deployment, step.seat, step.act, step.input);
    await this.settle(step);
    return id;
  }

  /** Compares after an act, or after what was there from the start; a difference is told of once. */
  async settle(step: Made): Promise<void> {
    const groups = [step.group, ...(step.also ?? [])];
    for (const tracked of this.#all.filter(({ group }) => groups.includes(group)))
      this.#move(tracked, step.act);
    let wrong: readonly string[] = [];
    try {
      await eventually(async () => {
        const held = await this.#ledger.read();
        this.#take(step, held);
        wrong = this.#differences(held).filter((line) => !this.#told.has(line));
        // What a seat found before an event came is not what it finds after it.
        if (wrong.length > 0) this.#ledger.forget();
        expect([step.act, wrong]).toEqual([step.act, []]);
      });
    } finally {
      for (const line of wrong) this.#told.add(line);
    }
  }

  async close(): Promise<void> {
    await this.#ledger.close();
  }

  #move(tracked: Tracked, performed: string): void {
    const { course, stage } = tracked;
    const next = course.stages.findIndex(({ act }, at) => at > stage && act === performed);
    if (next < 0) return;
    tracked.stage = next;
    this.performed.add(nameOf(tracked.type, course, performed));
  }

  /** Compares all that there is with the document once more, with every seat asked again. */
  async differences(): Promise<readonly string[]> {
    this.#ledger.forget();
    return this.#differences(await this.#ledger.read());
  }

  #differences(held: Held): readonly string[] {
    return [
      ...grantDifferences(this.#all, held, this.directory),
      ...markingDifferences(this.#all, held),
      ...seatDifferences(this.#all, held, this.directory),
    ];
  }

  /** Begins to follow every record that the act has made; one of which the document does not speak is a fault. */
  #take(step: Made, held: Held): void {
    const known = new Set(this.#all.map(({ type, id }) => `${type} ${id}`));
    for (const key of held.records.keys()) {
      if (known.has(key)) continue;
      const [type = '', id = ''] = key.split(' ');
      const { subgraph, course } = begun(type, step);
      this.performed.add(nameOf(type, course, course.stages[0].act));
      this.#all.push({
        ...{ subgraph, type, id, course, group: step.group, stage: 0 },
        binding: step.binding ?? {},
        target: course.heldWith === undefined ? null : (step.target ?? null),
      });
    }
    const event = eventOf(step);
    const mine = this.#all.filter(({ group }) => group === step.group);
    if (event !== undefined && !mine.some(({ course }) => course.stages[0].act === event))
      throw new Error(`the event ${event} has not come`);
  }
}

/** Every stage that the document speaks of, as the scenario writes down what it has performed. */
export function statedSteps(): readonly string[] {
  return Object.values(POLICY.documents).flatMap(({ records }) =>
    Object.entries(records).flatMap(([type, { courses = [] }]) =>
      courses.flatMap((course) => course.stages.map(({ act }) => nameOf(type, course, act))),
    ),
  );
}
