/** What the state machine of an allegation looks at of its finding, as the actor's world has it. */
export interface FindingFacts {
  /** A version is being drafted. */
  readonly drafted: boolean;
  /** A version is with the parties and not determined. */
  readonly shared: boolean;
  /** The actor's delegation has commented on it. */
  readonly commented: boolean;
  /** Both parties have commented on it, or the time for that has run out. */
  readonly heard: boolean;
  /** The actor's delegation concurs in it. */
  readonly concurred: boolean;
  /** How many mediating delegations have still to concur. */
  readonly toConcur: number;
}

export const NO_FINDING: FindingFacts = {
  drafted: false,
  shared: false,
  commented: false,
  heard: false,
  concurred: false,
  toConcur: 0,
};
