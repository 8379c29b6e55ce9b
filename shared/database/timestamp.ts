import pg from 'pg';

const slow = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/**
 * Reads a time as PostgreSQL writes it in UTC, `2025-11-12 06:00:00.123+00`: a list has hundreds of them. Anything
 * else (another zone, years with more digits) goes to the driver's own parser.
 */
export function parseTimestamp(text: string): Date {
  if (!/^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/.test(text)) return slow(text);
  const fraction = text.length > 22 ? digits(text, 20, text.length - 3) : 0;
  const places = text.length - 23;
  return new Date(
    Date.UTC(
      digits(text, 0, 4),
      digits(text, 5, 7) - 1,
      digits(text, 8, 10),
      digits(text, 11, 13),
      digits(text, 14, 16),
      digits(text, 17, 19),
      fraction * 10 ** (3 - Math.max(places, 0)),
    ),
  );
}
