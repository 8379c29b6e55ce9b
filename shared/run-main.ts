import { StartRefused } from './errors.js';

/** Runs a program to its end; what the operator can mend is printed as sentences, everything else by its name alone. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    // A folder that cannot be written or a port that is taken is the operator's to mend: no stack helps with it.
    const known = error instanceof StartRefused || (error instanceof Error && 'syscall' in error);
    const stack = error instanceof Error ? (error.stack ?? error.message) : 'unknown failure';
    process.stderr.write(`${known ? error.message : stack}\n`);
    // A half-started server would keep the process alive.
    process.exit(1);
  });
}

/** Calls back once when the process is asked to end; a second signal ends it at once. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const handle = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
}
