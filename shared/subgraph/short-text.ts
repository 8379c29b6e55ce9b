import { Length } from 'class-validator';

/** Marks an input field, or each item of a list of texts, as a name or a line: 1–200 characters. */
export function ShortText(of: { readonly each?: boolean } = {}): PropertyDecorator {
  return Length(1, 200, { ...of, message: 'must have 1 to 200 characters' });
}
