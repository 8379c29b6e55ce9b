import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

const timestamp = GraphQLDateTimeISO.toConfig();

/** PostgreSQL's calendar has no year 0 (its manual, 8.5.1.3), and RFC 3339 none after 9999. */
function withYear(time: Date): Date {
  const year = time.getUTCFullYear();
  if (year < 1 || year > 9999) throw new TypeError('not a year from 0001 to 9999');
  return time;
}

/** A point in time: RFC 3339, in UTC with milliseconds on the way out. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...timestamp,
  parseValue: (value) => withYear(timestamp.parseValue(value)),
  parseLiteral: (node, variables) => withYear(timestamp.parseLiteral(node, variables)),
  name: 'DateTime',
  description: 'A point in time as RFC 3339 text; UTC with milliseconds in every answer.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  extensions: {},
});

/** A calendar day without a zone: RFC 3339 full-date. */
export const CalendarDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A calendar day (Gregorian), `YYYY-MM-DD`.',
  extensions: {},
});

/** A delegation's code; delegations are data, so this is no enum. */
export const DelegationCode = new GraphQLScalarType<string, string>({
  name: 'DelegationCode',
  description:
    'Code of a delegation of this deployment, e.g. `TUR`; a label without judgement on recognition.',
  serialize: (value) => String(value),
  parseValue: (value) => {
    if (typeof value !== 'string' || !/^[A-Z][A-Z0-9_]{1,15}$/.test(value))
      throw new TypeError('not the code of a delegation');
    return value;
  },
});
