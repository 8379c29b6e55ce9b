/** Keeps the last so many values by a text, as far as the texts are short. */
class KeptByText<Value> {
  readonly #kept = new Map<string, Value>();

  constructor(
    private readonly most: number,
    private readonly longest: number,
  ) {}

  /** Gives what is kept for a text, or makes it. */
  get(text: string, make: () => Value): Value {
    const known = this.#kept.get(text);
    if (known !== undefined) {
      // The last used stands last.
      this.#kept.delete(text);
      this.#kept.set(text, known);
      return known;
    }
    const made = make();
    if (text.length > this.longest) return made;
    this.#kept.set(text, made);
    if (this.#kept.size > this.most) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return made;
  }
}

/**
 * Keeps values by a text for each audience by itself. A text that is kept is answered sooner: were it kept for all
 * together, how soon an answer comes would tell whether somebody else has asked this very text.
 */
export class KeptByAudience<Value> {
  readonly #audiences = new Map<string, KeptByText<Value>>();

  constructor(
    private readonly most: number,
    private readonly longest: number,
  ) {}

  /** Gives what is kept of a text for an audience, or makes it; all that have no audience share one. */
  get(audience: string | undefined, text: string, make: () => Value): Value {
    const key = audience ?? '';
    const known = this.#audiences.get(key);
    if (known) return known.get(text, make);
    const made = new KeptByText<Value>(this.most, this.longest);
    this.#audiences.set(key, made);
    return made.get(text, make);
  }
}
