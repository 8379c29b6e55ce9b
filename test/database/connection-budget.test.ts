import { describe, expect, test } from '@jest/globals';

import { connectionsASeat } from '../../shared/database/connection-budget.js';

describe('connections a seat', () => {
  test('the embedded server’s 300 give thirty seats of four subgraphs two each', () => {
    // (300 - 12) / 4 = 72 a subgraph, 6 of them for acts, 66 for 30 seats
    expect(connectionsASeat(300, 4, 30)).toBe(2);
  });

  test('never more than three', () => {
    expect(connectionsASeat(10_000, 4, 30)).toBe(3);
  });

  test('none when not every seat could have one', () => {
    expect(connectionsASeat(100, 4, 30)).toBe(0);
  });
});
