import type { DemoIssuers, DemoSeat } from './demo-issuers.js';

/** Everything comes from this process; the page runs its own inline code and workers, and talks to nobody else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  'worker-src blob:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Opens with this where nobody said what is worth asking: it holds for any supergraph. */
const ANY_QUERY = '{\n  __schema {\n    queryType {\n      name\n    }\n  }\n}\n';

function option(seat: DemoSeat, chosen: string | undefined): string {
  const selected = seat.name === chosen ? ' selected' : '';
  return `<option value="${seat.name}"${selected}>${seat.name}</option>`;
}

function bar(demo: DemoIssuers | undefined, chosen: string | undefined): string {
  if (!demo) return '';
  // Seat names come from the configuration and hold letters, digits and hyphens only.
  const options = demo.seats.map((seat) => option(seat, chosen)).join('');
  return `<style>body{display:flex;flex-direction:column;height:100vh;margin:0;overflow:hidden}#root{flex:1;min-height:0}
#root .graphiql-container{height:100%;width:100%}nav{font:14px system-ui,sans-serif;padding:6px 12px;border-bottom:1px solid #ccc}</style>
<nav><form action="/graphiql"><label>Ask as <select name="as" onchange="this.form.submit()">
<option value="">nobody (the public)</option>${options}</select></label></form></nav>`;
}

/** Writes GraphiQL's page; with a demo seat, every request of the page carries that seat's token. */
export async function graphiqlPage(
  demo: DemoIssuers | undefined,
  seatName: string | undefined,
  firstQuery: string = ANY_QUERY,
): Promise<string> {
  const seat = seatName === undefined ? undefined : demo?.find(seatName);
  const token = seat && (await demo?.token(seat));
  // Nine megabytes, loaded when somebody looks at the page for the first time.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({
    title: seat ? `Mizan as ${seat.name}` : 'Mizan',
    endpoint: '/graphql',
    defaultQuery: firstQuery,
    credentials: 'omit',
    ...(token === undefined
      ? {}
      : { additionalHeaders: { authorization: `Bearer ${token}` }, shouldPersistHeaders: false }),
  });
  // A function, so that nothing in the page's nine megabytes is taken for a replacement pattern.
  return page.replace('<div id="root">', (root) => `${bar(demo, seat?.name)}${root}`);
}
