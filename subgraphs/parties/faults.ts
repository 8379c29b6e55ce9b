import type { Fault } from '../../shared/errors.js';

/** Says that a value of the input is not acceptable; the message never holds the value. */
export function inputFault(path: readonly string[], message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', ...path], message };
}

/** Refuses a period that ends before it starts, or as it starts. */
export function orderFaults(
  from: Date,
  until: Date | null | undefined,
  names: { readonly from: string; readonly until: string },
): readonly Fault[] {
  if (until == null || until > from) return [];
  return [inputFault([names.until], `must be later than ${names.from}`)];
}
