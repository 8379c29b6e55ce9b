import crypto from 'node:crypto';
import { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

import type { Fault } from './garden.js';

export const DOOR_FAULTS: readonly Fault[] = [
  {
    name: 'header-that-counts',
    what: 'a header tells how many acts there were',
    observer: 'public',
    plant: (garden) => {
      let answers = 0;
      garden.fresh(() => {
        answers = 0;
      });
      type Write = (this: ServerResponse, status: number, headers: object) => ServerResponse;
      const prototype = ServerResponse.prototype as unknown as { writeHead: Write };
      garden.replace(
        prototype,
        'writeHead',
        (write) =>
          function counting(status, headers) {
            answers += 1;
            return write.call(this, status, { ...headers, 'x-answers': String(answers) });
          },
      );
    },
  },
  {
    name: 'sequence-in-id',
    what: 'the ids of records count up',
    observer: 'pak-officer',
    plant: (garden) => {
      let drawn = 0;
      garden.fresh(() => {
        drawn = 0;
      });
      const patched = crypto as { randomUUID: () => string };
      garden.replace(patched, 'randomUUID', (draw) => () => {
        drawn += 1;
        return `${draw().slice(0, 24)}${drawn.toString(16).padStart(12, '0')}`;
      });
      syncBuiltinESMExports();
    },
  },
];
