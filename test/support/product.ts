/** One row in which a world is not what the grants say, as `npm run worlds:verify` finds it. */
export interface Difference {
  readonly subgraph: string;
  readonly world: string;
  readonly type: string;
  readonly recordId: string;
  readonly side: 'MISSING' | 'UNEXPECTED';
}

/** A program that serves, wherever it runs. */
export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What the suites ask of the compiled product beside its doors (worker-product.js). */
interface Product {
  readonly verify: (of: {
    readonly ownerUrl: string;
    readonly prefix: string;
    /** The file of delegations. */
    readonly delegations: string;
  }) => Promise<readonly Difference[]>;
  readonly token: (seat: string, dataFolder: string, delegations: string) => Promise<string>;
  readonly serve: (environment: Readonly<Record<string, string>>) => Promise<Served>;
}

/** The product that this worker has loaded. */
export async function product(): Promise<Product> {
  const { mizanProduct } = globalThis as unknown as { mizanProduct: () => Promise<Product> };
  return mizanProduct();
}
