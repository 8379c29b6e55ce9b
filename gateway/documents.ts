import { LRUCache } from 'lru-cache';

/**
 * Keeps the last so many values by a text, as far as the texts are short, for each audience by itself. A text that is
 * kept is answered sooner: were it kept for all together, how soon an answer comes would tell whether somebody else has
 * asked this very text.
 */
export class KeptByAudience<Value extends object | string> {
  readonly #audiences = new Map<string, LRUCache<string, Value>>();

  constructor(
    private readonly most: number,
    private readonly longest: number,
  ) {}

  /** Gives what is kept of a text for an audience, or makes it; all that have no audience share one. */
  get(audience: string | undefined, text: string, make: () => Value): Value {
    const kept = this.#keptFor(audience ?? '');
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make();
    if (text.length <= this.longest) kept.set(text, made);
    return made;
  }

  #keptFor(audience: string): LRUCache<string, Value> {
    const known = this.#audiences.get(audience);
    if (known) return known;
    const made = new LRUCache<string, Value>({ max: this.most });
    this.#audiences.set(audience, made);
    return made;
  }
}
