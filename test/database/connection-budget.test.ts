import { describe, expect, test } from '@jest/globals';

import { connectionsASeat } from '../../shared/database/connection-budget.js';

describe('connections a seat', () => {
  const usual = { processes: 4, delegations: 7, seats: 30 };

  test('the embedded server’s 300 give thirty seats of four subgraphs two each', () => {
    // (300 - 12) / 4 = 72 a subgraph; 7 + 4 of them for acts and what is beside them, 61 for 30 seats
    expect(connectionsASeat(300, usual)).toBe(2);
  });

  test('never more than three', () => {
    expect(connectionsASeat(10_000, usual)).toBe(3);
  });

  test('none when not every seat could have one', () => {
    expect(connectionsASeat(100, usual)).toBe(0);
  });
});
