/** What the state machine of an allegation looks at of its finding, as the actor's world has it. */
export interface FindingFacts {
  /** A version is being drafted. */
  readonly drafted: boolean;
  /** What is drafted can be shared: a monitor's report is accepted, or access was denied and it finds just that. */
  readonly shareable: boolean;
  /** A version is with the parties and not determined. */
  readonly shared: boolean;
  /** The actor's delegation has commented on it. */
  readonly commented: boolean;
  /** The actor's delegation has dissented from it. */
  readonly dissented: boolean;
  /** Both parties have commented on it, or the time for that has run out. */
  readonly heard: boolean;
  /** The actor's delegation concurs in it. */
  readonly concurred: boolean;
  /** How many mediating delegations have still to concur. */
  readonly toConcur: number;
  /** Under appeal: the case was closed, and the new version finds what the old one did. */
  readonly asBefore: boolean;
  /** What is determined needs a decision on measures. */
  readonly measureDue: boolean;
}

export const NO_FINDING: FindingFacts = {
  drafted: false,
  shareable: false,
  shared: false,
  commented: false,
  dissented: false,
  heard: false,
  concurred: false,
  toConcur: 0,
  asBefore: false,
  measureDue: false,
};
