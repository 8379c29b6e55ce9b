import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { subgraphError } from '../../shared/subgraph/public-error.js';

/** A failure as pg throws it: the text quotes what nobody may read. */
function failure(code: string | undefined, message = 'duplicate key (basis)=(secret)'): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

function said(originalError: Error): readonly unknown[] {
  const { message, extensions } = subgraphError(new GraphQLError('secret', { originalError }));
  return [message, extensions.code];
}

const LATER = 'A part of the service did not answer; repeat later.';
const LATE =
  'The request took longer than allowed; reads can be repeated, acts with the same idempotency key.';
const FAILED = 'Something failed on our side; quote the request id.';

describe('what a caller hears of a failure of the database', () => {
  test.each([
    [
      'no connection is free in time',
      failure(undefined, 'timeout exceeded when trying to connect'),
    ],
    ['a new connection does not come in time', failure(undefined, 'timeout expired')],
    ['a connection was lost', failure(undefined, 'Connection terminated unexpectedly')],
    ['a connection was refused', failure('ECONNREFUSED')],
    ['the server has too many connections', failure('53300')],
    ['the server shuts down', failure('57P01')],
    ['an act lost its race each time', failure('40001')],
    ['an act was in a deadlock each time', failure('40P01')],
  ])('%s: it can be tried again', (_, error) => {
    expect(said(error)).toEqual([LATER, 'UNAVAILABLE']);
  });

  test.each([
    ['a statement took too long', failure('57014')],
    ['a lock did not come in time', failure('55P03')],
  ])('%s: that it took too long', (_, error) => {
    expect(said(error)).toEqual([LATE, 'TIMEOUT']);
  });

  test.each([
    ['a constraint', failure('23514')],
    ['an unknown fault', failure(undefined, 'Connection secret')],
  ])('%s: nothing', (_, error) => {
    expect(said(error)).toEqual([FAILED, 'INTERNAL']);
  });
});
