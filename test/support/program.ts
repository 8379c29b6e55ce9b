import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { packagePath } from '../../shared/config/package-path.js';

/** Finds TCP ports that are free now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(async (server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}

/** One compiled program of Mizan, as an operator starts it. */
export class Program {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';

  constructor(
    readonly script: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    command: readonly [string, ...string[]] = [process.execPath, packagePath(`dist/${script}`)],
  ) {
    const { PATH = '', HOME = '' } = process.env;
    const [executable, ...before] = command;
    this.#child = spawn(executable, [...before, ...args], {
      cwd: packagePath('.'),
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#exited = once(this.#child, 'exit');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += String(chunk);
      });
    }
  }

  /** Everything that the program has printed. */
  get output(): string {
    return this.#output;
  }

  /** Waits for the line that says where the program answers. */
  async ready(): Promise<string> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const url = /^READY (\S+)/m.exec(this.#output)?.[1];
      if (url !== undefined) return url;
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`${this.script} did not become ready:\n${this.#output}`);
      }
      await new Promise((again) => setTimeout(again, 20));
    }
  }

  /** Waits for a program that ends by itself. */
  async ended(): Promise<string> {
    await this.#exited;
    if (this.#child.exitCode !== 0) throw new Error(`${this.script} failed:\n${this.#output}`);
    return this.#output;
  }

  /** Asks the program to stop, and waits; answers its exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      this.#child.kill('SIGTERM');
    await this.#exited;
    return this.#child.exitCode;
  }

  /** Ends the program without warning. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
