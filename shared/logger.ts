import { pino, type Logger } from 'pino';

export type { Logger };

/** Makes the process's logger. Values of records, tokens and SQL parameters are never logged. */
export function createLogger(level: string, name: string): Logger {
  return pino({ level, name, base: { name } });
}
