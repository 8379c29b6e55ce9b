import type { Deployment } from '../../support/deployment.js';
import type { Places } from '../../support/mechanism.js';
import type { Sides } from './story.js';

/** What is measured, and is never twice the same. */
const MEASURED =
  /"(accessHours|responseMinutes|meanAnswerHours|meanHoursUntilGranted|longestHoursUntilGranted)":[\d.]+/g;

const ID = /\b([a-z]{3})_[0-9a-f-]{36}\b/g;

/** Gives each id a number, in the order in which they come. */
function numbered(text: string): string {
  const known = new Map<string, string>();
  return text.replaceAll(ID, (id, prefix: string) => {
    const name = known.get(id) ?? `${prefix}#${String(known.size)}`;
    known.set(id, name);
    return name;
  });
}

/** What decides where an item of a list comes: everything but ids, which are random. */
function place(item: unknown): string {
  return JSON.stringify(item).replaceAll(ID, '$1');
}

/**
 * The aggregates have the parties in one order, whoever they are, and what one act writes is ordered by its ids: no
 * list is taken in its order.
 */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((left, right) => (place(left) < place(right) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}

/** Reads the ids of the delegations, by their codes. */
async function delegations(
  deployment: Deployment,
): Promise<readonly (readonly [string, string])[]> {
  const query = '{ delegations(first: 50) { nodes { id code } } }';
  const { body } = await deployment.ask(null, query);
  const { nodes } = body.data?.delegations as { nodes: readonly { id: string; code: string }[] };
  return nodes.map(({ id, code }) => [id, code]);
}

/**
 * Makes what turns an answer into one that does not say which side is which: whoever files first is ONE, the other is
 * TWO; ids are numbered, and what is random or measured is left out.
 */
export async function canonical(
  deployment: Deployment,
  { one, other }: Sides,
  places: Places,
): Promise<(answer: unknown) => unknown> {
  const names: readonly (readonly [string, string])[] = [
    ...(await delegations(deployment)),
    [places.sector, 'the sector'],
    [places.firstDistrict, 'the district of the one'],
    [places.secondDistrict, 'the district of the other'],
  ];
  return (answer) => {
    const named = names.reduce(
      (text, [id, name]) => text.replaceAll(id, name),
      JSON.stringify(answer),
    );
    const sided = named
      .replaceAll(one.toUpperCase(), 'ONE')
      .replaceAll(other.toUpperCase(), 'TWO')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time')
      .replaceAll(/"([RI])-[2-9A-Z]{4,8}"/g, '"$1-"')
      .replaceAll(/[0-9a-f]{64}/g, 'a digest')
      .replaceAll(MEASURED, '"$1":"measured"');
    return JSON.parse(numbered(JSON.stringify(sorted(JSON.parse(sided))))) as unknown;
  };
}
