// cspell:ignore alegation
import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { maskErrors } from '../../gateway/mask-errors.js';

const masked = (...errors: GraphQLError[]): unknown =>
  JSON.parse(JSON.stringify(maskErrors(errors, 'rid')));
const error = (message: string, extensions: Record<string, unknown>, path?: (string | number)[]) =>
  new GraphQLError(message, { extensions, ...(path ? { path } : {}) });

describe('errors on their way out', () => {
  it('keep a public code, its text and the path, and nothing else', () => {
    expect(
      masked(
        error('This role may not.', { code: 'FORBIDDEN', serviceName: 'evidence', stack: ['x'] }, [
          'allegations',
          0,
        ]),
      ),
    ).toEqual([
      {
        message: 'This role may not.',
        path: ['allegations', 0],
        extensions: { code: 'FORBIDDEN', requestId: 'rid' },
      },
    ]);
  });

  it.each([
    ['no code', {}, 'INTERNAL', 'Something failed on our side; quote the request id.'],
    [
      'a code that is not ours',
      { code: 'P2002' },
      'INTERNAL',
      'Something failed on our side; quote the request id.',
    ],
    [
      'a code that every object has',
      { code: 'constructor' },
      'INTERNAL',
      'Something failed on our side; quote the request id.',
    ],
    [
      'a code that is no text',
      { code: 23505 },
      'INTERNAL',
      'Something failed on our side; quote the request id.',
    ],
    [
      'our own INTERNAL',
      { code: 'INTERNAL' },
      'INTERNAL',
      'Something failed on our side; quote the request id.',
    ],
    [
      'a subgraph that is down',
      { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'evidence' },
      'UNAVAILABLE',
      'A part of the service did not answer; repeat later.',
    ],
    [
      'an answer that is no answer',
      { code: 'RESPONSE_VALIDATION_FAILED' },
      'UNAVAILABLE',
      'A part of the service did not answer; repeat later.',
    ],
    [
      'a subgraph that is late',
      { code: 'GATEWAY_TIMEOUT', request: { url: 'http://evidence:4003' } },
      'TIMEOUT',
      'The request took longer than allowed; reads can be repeated, acts with the same idempotency key.',
    ],
  ])('say nothing of their cause with %s', (_, extensions, code, message) => {
    const text = 'connect ECONNREFUSED 10.0.0.7:4003 SELECT * FROM world_afg.allegation';
    expect(masked(error(text, extensions))).toEqual([
      { message, extensions: { code, requestId: 'rid' } },
    ]);
  });

  it('suggest no names', () => {
    const texts = [
      'Cannot query field "alegation" on type "Query". Did you mean "allegation" or "allegations"?',
      'Cannot query field "x" on type "Node". Did you mean to use an inline fragment on "Allegation"?',
    ];
    expect(
      masked(...texts.map((text) => error(text, { code: 'GRAPHQL_VALIDATION_FAILED' }))),
    ).toMatchObject([
      { message: 'Cannot query field "alegation" on type "Query".' },
      { message: 'Cannot query field "x" on type "Node".' },
    ]);
  });

  it('stand in the order of their paths, whichever subgraph was first', () => {
    const all = [
      error('m', { code: 'FORBIDDEN' }, ['b', 10]),
      error('m', { code: 'FORBIDDEN' }, ['b', 9]),
      error('m', { code: 'NOT_FOUND' }, ['a']),
      error('m', { code: 'FORBIDDEN' }, ['a']),
      error('m', { code: 'FORBIDDEN' }),
    ];
    const expected = [
      [undefined, 'FORBIDDEN'],
      [['a'], 'FORBIDDEN'],
      [['a'], 'NOT_FOUND'],
      [['b', 9], 'FORBIDDEN'],
      [['b', 10], 'FORBIDDEN'],
    ];
    for (const errors of [all, [...all].reverse()])
      expect(
        maskErrors(errors, 'rid').map(({ path, extensions }) => [path, extensions.code]),
      ).toEqual(expected);
  });

  it.each([
    [
      'Int cannot represent non-integer value: "the source is A."',
      'Int cannot represent non-integer value',
    ],
    [
      'Enum "Lang" cannot represent non-enum value: "secret".',
      'Enum "Lang" cannot represent non-enum value',
    ],
    ['Value "SECRET" does not exist in "Lang" enum.', 'The value does not exist in "Lang" enum.'],
    [
      'Syntax Error: Expected Name, found String "secret".',
      'Syntax Error: Expected Name, found String.',
    ],
    ['Expected value of type "ID!", found {a: "secret"}.', 'Expected value of type "ID!".'],
  ])('repeat no value of the document: %s', (text, expected) => {
    expect(masked(error(text, { code: 'GRAPHQL_VALIDATION_FAILED' }))).toMatchObject([
      { message: expected },
    ]);
  });
});
