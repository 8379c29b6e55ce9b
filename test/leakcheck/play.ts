import type { Look } from './looks.js';
import type { Looker } from './eye.js';
import { look } from './look.js';
import type { Observer } from './observers.js';
import type { Performer } from './perform.js';
import { Stream } from './randomness.js';
import type { Reply } from './http.js';
import { Scope } from './scope.js';
import type { Places } from './scene.js';
import { familyOf } from './stories/all.js';
import { type Op, StoryRefused } from './story.js';
import type { Thread } from './stories/family.js';

/** Something that happens in every variant of a history: a story of the low part, or a look of the observer. */
export type LowItem =
  | { readonly kind: 'thread'; readonly thread: Thread }
  | { readonly kind: 'look'; readonly look: Look };

/** Something that the observer must not know of, and where it comes between the steps of the low part. */
export interface HighItem {
  readonly at: number;
  /** Whether it runs at the same time as the observer's look that comes next. */
  readonly during: boolean;
  readonly thread: Thread;
}

/** One observer, one low part, and the high parts: each makes a history, and so does none at all. */
export interface Pair {
  readonly low: readonly LowItem[];
  readonly highs: readonly (readonly HighItem[])[];
}

/** Which of the histories is played; the purge is the one in which nothing of the high parts ever was. */
export type Variant = 'A' | 'B' | 'C' | 'D' | 'purge';
const HIGHS = ['A', 'B', 'C', 'D'] as const;

/** Names the histories that a pair makes, in the order in which they are played: most differ from the purge if from any. */
export function variantsOf({ highs }: Pair): readonly Variant[] {
  const [first = 'A', ...others] = HIGHS.slice(0, highs.length);
  return [first, 'purge', ...others];
}

/** What one who watches got for one step: a step may send several requests. */
export interface Entry {
  readonly seat: string;
  readonly step: string;
  readonly what: string;
  readonly replies: readonly Reply[];
}

/** What came of a history. */
export interface Played {
  readonly entries: readonly Entry[];
  /** Every step in a few words, in order: those of the low part begin with L, those of the high part with H. */
  readonly steps: readonly string[];
}

/** What is played, and where. */
export interface Stage {
  readonly performer: Performer;
  readonly looker: Looker;
  readonly places: Places;
}

/** Written where the observer must not read: of different lengths, and nothing at all in the purge. */
const TINTS: Readonly<Record<Variant, string>> = {
  A: '!',
  B: ' and more',
  C: '?!',
  D: ' – no',
  purge: '',
};
const START = Date.parse('2099-01-03T00:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** By how many seconds a step is late whose time the observer must not learn. */
const LATE: Readonly<Record<Variant, number>> = {
  A: 7_000,
  B: 23_000,
  C: 11_000,
  D: 31_000,
  purge: 0,
};
/** Histories in which an act happens of which the observer must not learn that it did. */
const SECRETLY: readonly Variant[] = ['A', 'C'];

class Player {
  readonly #entries: Entry[] = [];
  readonly #steps: string[] = [];
  readonly #scope: Scope;
  #at = 0;
  #high = 0;
  #acted = false;
  /** How long the story has let the time pass, in milliseconds. */
  #passed = 0;

  constructor(
    private readonly stage: Stage,
    /** Who looks: the first is the one from whom the high part is hidden, and so from all that know no more than it. */
    private readonly watchers: readonly [Observer, ...Observer[]],
    private readonly pending: HighItem[],
    private readonly variant: Variant,
  ) {
    const nth = [...HIGHS, 'purge'].indexOf(variant);
    this.#scope = new Scope(TINTS[variant], nth, stage.places);
  }

  get #who(): Observer {
    return this.watchers[0];
  }

  async play(low: readonly LowItem[]): Promise<Played> {
    try {
      return await this.#playAll(low);
    } catch (error) {
      if (error instanceof StoryRefused) error.steps = this.#steps;
      throw error;
    }
  }

  async #playAll(low: readonly LowItem[]): Promise<Played> {
    for (const item of low) {
      if (item.kind === 'look') await this.#look(item.look);
      else await this.#tell(item.thread);
    }
    // What comes after the last step of the low part is seen by the closing look.
    for (const item of this.pending.splice(0)) await this.#tellHigh(item.thread);
    await this.#look({ kind: 'everything' });
    return { entries: this.#entries, steps: this.#steps };
  }

  /** Takes the high items that come before the next step. */
  #due(): readonly HighItem[] {
    const due = this.pending.filter((item) => item.at <= this.#at);
    for (const item of due) this.pending.splice(this.pending.indexOf(item), 1);
    return due;
  }

  #time(late: boolean): Date {
    return new Date(START + this.#passed + this.#at * MINUTE + (late ? LATE[this.variant] : 0));
  }

  async #look(what: Look): Promise<void> {
    const due = this.#due();
    for (const item of due.filter(({ during }) => !during)) await this.#tellHigh(item.thread);
    const step = `L${String(this.#at)}`;
    this.#steps.push(`${step} ${this.#who.seat} looks: ${JSON.stringify(what)}`);
    const acts = ['act', 'probe', 'tour'].includes(what.kind);
    if (acts) this.#acted = true;
    this.stage.performer.clock.at = this.#time(false);
    const meanwhile = due
      .filter(({ during }) => during)
      // An act of the observer's own draws ids: it runs alone, so that it draws the same ones.
      .filter(() => !acts);
    const beside = Promise.all(meanwhile.map(({ thread }) => this.#tellHigh(thread)));
    await this.#lookAs(this.#who, step, what);
    await beside;
    if (acts)
      for (const item of due.filter(({ during }) => during)) await this.#tellHigh(item.thread);
    for (const who of this.watchers.slice(1)) await this.#lookAs(who, `${step}~${who.seat}`, what);
    await this.stage.performer.settled();
    this.#at += 1;
  }

  async #lookAs(who: Observer, step: string, what: Look): Promise<void> {
    const replies = await look(this.stage.looker, what, { step, who, scope: this.#scope });
    this.#entries.push({ seat: who.seat, step, what: JSON.stringify(what), replies });
  }

  async #tell(thread: Thread): Promise<void> {
    this.#scope.now = this.#time(false);
    const story = familyOf(thread.kind).tell(this.#who, thread, 'LOW', this.#scope);
    for (let next = story.next(); next.done !== true;) {
      for (const item of this.#due()) await this.#tellHigh(item.thread);
      const { id, refused } = await this.#low(next.value);
      // Only what the observer itself did in between can have made an act of the story impossible: so far it went.
      if (refused) return;
      this.#scope.now = this.#time(false);
      next = story.next(id);
    }
  }

  async #low(op: Op): Promise<{ readonly id: string; readonly refused: boolean }> {
    const { performer } = this.stage;
    if (op.act === 'find') return { id: await performer.find(op), refused: false };
    const step = `L${String(this.#at)}`;
    if (op.act === 'later') return this.#later(op, step);
    performer.clock.at = this.#time(op.secretTime === true);
    this.#at += 1;
    // It takes a step in every history, and happens in some.
    if (op.secretly === true && !SECRETLY.includes(this.variant)) return { id: '', refused: false };
    return this.#lowAct(op, step);
  }

  async #lowAct(op: Op, step: string): Promise<{ readonly id: string; readonly refused: boolean }> {
    const { performer } = this.stage;
    const watched = this.watchers.some(({ seat }) => seat === op.seat);
    this.#steps.push(`${step} ${op.seat} ${op.act}`);
    const key = watched ? `the-own-${step}` : `the-key-${step}`;
    const lenient = { ...op, mayFail: op.mayFail === true || this.#acted };
    const context = { step, stream: new Stream(step), watched };
    const { id, reply } = await performer.perform(lenient, context, key);
    if (watched && reply)
      this.#entries.push({ seat: op.seat, step, what: op.act, replies: [reply] });
    return { id, refused: id === '' && op.mayFail !== true && op.rows === undefined };
  }

  async #later({ input }: Op, step: string): Promise<{ readonly id: ''; readonly refused: false }> {
    const { hours, worked } = input as { readonly hours: number; readonly worked: boolean };
    this.#passed += hours * HOUR;
    this.stage.performer.clock.at = this.#time(false);
    this.#at += 1;
    this.#steps.push(
      `${step} ${String(hours)} hours pass${worked ? ', and what is due is done' : ''}`,
    );
    if (worked) await this.stage.performer.work({ step, stream: new Stream(step), watched: false });
    return { id: '', refused: false };
  }

  async #tellHigh(thread: Thread): Promise<void> {
    this.#scope.now = this.#time(false);
    const story = familyOf(thread.kind).tell(this.#who, thread, 'HIGH', this.#scope);
    for (let next = story.next(); next.done !== true;) {
      const op = next.value;
      const id = op.act === 'find' ? await this.stage.performer.find(op) : await this.#highAct(op);
      if (id === '' && op.mayFail !== true) return;
      this.#scope.now = this.#time(false);
      next = story.next(id);
    }
  }

  async #highAct(op: Op): Promise<string> {
    const { performer } = this.stage;
    performer.clock.at = this.#time(false);
    this.#high += 1;
    const step = `H${this.variant}${String(this.#high)}`;
    const context = { step, stream: new Stream(step), watched: false };
    // Everybody uses the keys that the observer uses: a key is one's own.
    const shared = `${this.#high % 2 === 0 ? 'the-look' : 'the-own'}-L${String(this.#high)}`;
    const key = op.seat === this.#who.seat ? `the-key-${step}` : shared;
    this.#steps.push(`${step} ${op.seat} ${op.act}, before or during L${String(this.#at)}`);
    const lenient = { ...op, mayFail: op.mayFail === true || this.#acted };
    const { id } = await performer.perform(lenient, context, key);
    return id;
  }
}

/** Plays one variant of a pair from the scene on, and gives what those who watch it got. */
export async function play(
  stage: Stage,
  watchers: readonly [Observer, ...Observer[]],
  pair: Pair,
  variant: Variant,
): Promise<Played> {
  const high = pair.highs[HIGHS.findIndex((one) => one === variant)] ?? [];
  const inOrder = [...high].sort((left, right) => left.at - right.at);
  return new Player(stage, watchers, inOrder, variant).play(pair.low);
}
