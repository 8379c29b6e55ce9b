import type { Deployment } from './deployment.js';
import { ANSWERS } from './perform.js';

/** What a mutation answered. */
export interface Acted {
  readonly record: { readonly id: string; readonly version: number } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[];
    readonly message: string;
  }[];
  readonly replayed: boolean;
}

/** Performs an act as a seat. */
export async function act(
  deployment: Deployment,
  seat: string | null,
  name: string,
  input: object,
): Promise<Acted> {
  const [record, given] = ANSWERS[name] ?? [name];
  const type = given ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation Act($input: ${type}!) { act: ${name}(input: $input) { record: ${record} { id version } userErrors { code path message } replayed } }`;
  const { body } = await deployment.ask(seat, document, { input });
  const acted = body.data?.act as Acted | null | undefined;
  if (!acted) throw new Error(`${name} as ${seat ?? 'nobody'}: ${JSON.stringify(body.errors)}`);
  return acted;
}

/** Performs an act that has to succeed; answers the record's id. */
export async function must(
  deployment: Deployment,
  seat: string,
  name: string,
  input: object,
): Promise<string> {
  const acted = await act(deployment, seat, name, input);
  if (acted.record === null) {
    throw new Error(`${name} as ${seat}: ${JSON.stringify(acted.userErrors)}`);
  }
  return acted.record.id;
}

/** Repeats a check until it holds: events between subgraphs arrive shortly after the act. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((again) => setTimeout(again, 50));
  }
}
