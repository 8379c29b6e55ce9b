import { StartRefused } from '../errors.js';
import type { Ask } from './play-scenario.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks a gateway over HTTP as any client does; `tokenOf` gives the token of a seat. */
export function askGateway(url: string, tokenOf: (seat: string) => Promise<string>): Ask {
  return async (seat, query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(seat)}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer;
    if (errors) throw new StartRefused(errors.map((error) => `as ${seat}: ${error.message}`));
    return data;
  };
}
