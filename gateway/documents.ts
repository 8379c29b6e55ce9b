/** Keeps the last so many values by a text, as far as the texts are short: what is kept is bounded and knows no viewer. */
export class KeptByText<Value> {
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
