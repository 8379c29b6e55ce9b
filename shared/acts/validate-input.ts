import { validateSync, type ValidationError } from 'class-validator';

import { ActRefused, type Fault } from '../errors.js';

function faultsOf(errors: readonly ValidationError[], path: readonly string[]): readonly Fault[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    const own = Object.values(error.constraints ?? {}).map((message): Fault => ({
      code: 'BAD_USER_INPUT',
      path: here,
      message,
    }));
    return [...own, ...faultsOf(error.children ?? [], here)];
  });
}

/** PostgreSQL keeps no U+0000, and half of a surrogate pair is no character (Unicode 15.0, D91): neither is text. */
function textFaults(value: unknown, path: readonly string[]): readonly Fault[] {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return [];
    return [{ code: 'BAD_USER_INPUT', path, message: 'holds a character that is no text' }];
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => textFaults(inner, [...path, key]));
}

/**
 * Checks an input's values before anything is read.
 * @throws ActRefused with every fault in it
 */
export function validateInput(input: object): void {
  const errors = validateSync(input, {
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  const faults = [...faultsOf(errors, ['input']), ...textFaults(input, ['input'])];
  if (faults.length > 0) throw new ActRefused(faults);
}
