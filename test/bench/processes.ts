import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another program, started for as long as the bench runs. */
export interface Started {
  readonly url: URL;
  readonly pid: number;
  stop(): Promise<void>;
}

async function readyOf(child: ChildProcess, what: string): Promise<string> {
  let output = '';
  const lines = [child.stdout, child.stderr];
  return new Promise((resolve, reject) => {
    for (const stream of lines) {
      stream?.on('data', (part: Buffer) => {
        output += part.toString();
        const url = /^READY (?:\S+ on port )?(\S+)/m.exec(output)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
    child.once('exit', () => {
      reject(new Error(`${what} did not become ready:\n${output}`));
    });
  });
}

/** Starts a program and waits for the line that says where it answers. */
export async function start(
  node: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const { PATH = '', HOME = '' } = process.env;
  // Its standard input ends with the bench, and the program with it.
  const child = spawn(node, [...args], { env: { PATH, HOME, ...environment }, stdio: 'pipe' });
  const place = await readyOf(child, args[0] ?? node);
  const url = new URL(place.startsWith('http') ? place : `http://127.0.0.1:${place}`);
  const exited = once(child, 'exit');
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      // The gateway's runtime listens to the signal and lets its program live.
      const patience = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await exited;
      clearTimeout(patience);
    },
  };
}
