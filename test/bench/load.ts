import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';

/** Sends one request of a work to an arm and answers with the body. */
export type Send = (number: number) => Promise<string>;

/** What one cell of a round measured. */
export interface Cell {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds a request, of the arm's processes in their order. */
  readonly cpu: readonly number[];
  /** CPU milliseconds a request, of PostgreSQL's. */
  readonly database: number;
}

const TICKS_A_SECOND = 100;

function fieldsOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** Milliseconds of CPU that a process has used, in its own code and in the kernel's. */
function cpuOf(pid: string): number {
  const fields = fieldsOf(pid);
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / TICKS_A_SECOND;
}

function childrenOf(pid: string): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(name)[1] === pid);
}

/** What PostgreSQL's processes have used, each by itself: one that ends takes its own with it. */
function databaseCpu(postmaster: string): ReadonlyMap<string, number> {
  return new Map(childrenOf(postmaster).map((pid) => [pid, cpuOf(pid)]));
}

function grown(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

/** A client that keeps its connections. */
export class Client {
  readonly #agent: http.Agent;

  constructor(connections: number) {
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  async post(url: URL, body: string, headers: http.OutgoingHttpHeaders): Promise<string> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...headers,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${String(response.statusCode)}: ${text.slice(0, 300)}`));
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Sends as fast as answers come, over so many connections, for so long. */
export async function measure(
  send: Send,
  connections: number,
  seconds: number,
  { pids, postmaster }: { readonly pids: readonly number[]; readonly postmaster: number },
): Promise<Cell> {
  const waits: number[] = [];
  const cpu = pids.map((pid) => cpuOf(String(pid)));
  const database = databaseCpu(String(postmaster));
  const start = performance.now();
  const end = start + seconds * 1000;
  let number = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        number += 1;
        const sent = performance.now();
        await send(number);
        waits.push(performance.now() - sent);
      }
    }),
  );
  const took = performance.now() - start;
  waits.sort((one, other) => one - other);
  const each = (used: number): number => used / waits.length;
  return {
    requests: waits.length,
    perSecond: (waits.length * 1000) / took,
    p50: at(waits, 0.5),
    p99: at(waits, 0.99),
    cpu: pids.map((pid, index) => each(cpuOf(String(pid)) - (cpu[index] ?? 0))),
    database: each(grown(database, databaseCpu(String(postmaster)))),
  };
}

/** Memory that a process holds, in megabytes. */
export function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
}
