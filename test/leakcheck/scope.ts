import { Stream } from './randomness.js';
import type { SessionFacts } from './observers.js';
import type { Places } from './scene.js';

/** Which part of a history a story belongs to. */
export type Part = 'LOW' | 'HIGH';

interface Made {
  readonly id: string;
  readonly part: Part;
}

/** An allegation that a history has made. */
export interface KnownCase extends Made {
  readonly by: string;
  readonly incident: string;
  /** How far it will come in the end: what decides who may learn of it. */
  readonly stage: number;
  /** How far it has come now. */
  reached: number;
}

export interface KnownEvidence extends Made {
  readonly by: string;
  readonly sealed: boolean;
}

export interface KnownSession extends Made {
  readonly facts: SessionFacts;
  readonly convener: string;
  closed: boolean;
}

/** Everything that one run of a history has made so far, by the part to which it belongs. */
export class Scope {
  readonly cases: KnownCase[] = [];
  readonly evidence: KnownEvidence[] = [];
  readonly sessions: KnownSession[] = [];
  /** Ids by prefix and part, in the order in which they came. */
  readonly #ids = new Map<string, string[]>();
  /** How many stories of what the whole mechanism refers to were told: names and times of terms must not come twice. */
  count = 0;
  /** How often the scene's agreement was extended. */
  extensions = 0;
  /** How many exchanges of logs were begun: each is of a day of its own. */
  seals = 0;
  /** What of the scene a story was told on already: it is told on once. */
  readonly told = new Set<string>();
  /** The time of the step that is told. */
  now = new Date(0);

  constructor(
    /** What is written where the observer must not read: another text in each history, nothing in the purge. */
    readonly tint: string,
    /** Which of the histories it is: the purge is the last. */
    readonly nth: number,
    readonly places: Places,
  ) {
    // What the scene has made is the same in every history; who may know of it is asked where it matters.
    const facts = { kind: 'PLENARY', open: true, party: '', mediators: [] };
    this.sessions.push({
      id: places.session,
      part: 'LOW',
      facts,
      convener: 'sec-secretariat',
      closed: false,
    });
    for (const { id, by, stage } of places.cases)
      this.cases.push({ id, by, part: 'LOW', incident: '', stage, reached: stage });
  }

  /** Notes an id under the prefix that it starts with. */
  note(part: Part, id: string): void {
    const key = `${part} ${id.split('_')[0] ?? ''}`;
    this.#ids.set(key, [...(this.#ids.get(key) ?? []), id]);
  }

  /** Gives the nth id of a prefix in a part; one that never was where there is none. */
  id(part: Part, prefix: string, nth: number): string {
    const known = this.#ids.get(`${part} ${prefix}`) ?? [];
    return known[nth % Math.max(known.length, 1)] ?? absentId(prefix, nth, `${this.tint}${part}`);
  }

  /** Says whether the high part has made an id of the prefix. */
  hides(prefix: string): boolean {
    return this.#ids.has(`HIGH ${prefix}`);
  }
}

/** Makes an id of the right form that no record has. */
export function absentId(prefix: string, nth: number, salt = ''): string {
  return `${prefix}_${new Stream(`absent ${salt} ${String(nth)}`).uuid()}`;
}
