/** One row in which a world is not what the grants say, as `npm run worlds:verify` finds it. */
export interface Difference {
  readonly subgraph: string;
  readonly world: string;
  readonly type: string;
  readonly recordId: string;
  readonly side: 'MISSING' | 'UNEXPECTED';
}

/** What the suites ask of the compiled product beside its doors (environment.js). */
interface Product {
  readonly verify: (of: {
    readonly ownerUrl: string;
    readonly prefix: string;
    /** The file of delegations. */
    readonly delegations: string;
  }) => Promise<readonly Difference[]>;
  /** Signs a token with the keys of a demo seat, or of `seat/person`. */
  readonly token: (seat: string, dataFolder: string, delegations: string) => Promise<string>;
}

/** The product that this worker has loaded. */
export async function product(): Promise<Product> {
  const { mizanProduct } = globalThis as unknown as { mizanProduct: () => Promise<Product> };
  return mizanProduct();
}
