// pg publishes this file of its and has no types for it.
declare module 'pg/lib/utils.js' {
  const utils: {
    /** Writes a value as pg's own queries do: null, bytes, or the text that PostgreSQL reads. */
    prepareValue(value: unknown): string | Buffer | null;
  };
  export = utils;
}
