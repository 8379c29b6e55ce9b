import { Column, Entity } from 'typeorm';

import { Recorded } from '../../../shared/subgraph/recorded.js';
import type { LogEntry } from './log-digest.js';

/** A deposited log: its own side's draft until both are open. It has no GraphQL type; the seal shows it. */
@Entity('incident_log')
export class IncidentLog extends Recorded {
  @Column('text')
  sealId!: string;

  @Column('text')
  nonce!: string;

  @Column('jsonb')
  entries!: readonly LogEntry[];
}
