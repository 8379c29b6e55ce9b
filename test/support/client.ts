/** An answer of the gateway: what came, and its bytes without the random request id. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bytes: string;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: { readonly code: string; readonly requestId?: string };
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

/** The request id is drawn at random for every request, whatever it asks. */
function withoutRequestId(text: string): string {
  return text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":"-"');
}

/** Sends a body as it is; an object is sent as JSON. */
export async function post(
  url: string,
  body: object | string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: raw ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: [...response.headers.keys()].sort(),
    bytes: withoutRequestId(text),
    body: JSON.parse(text) as Answer['body'],
  };
}
