import 'reflect-metadata';

import { runSubgraph } from '../../shared/subgraph/run-subgraph.js';
import { parties } from './definition.js';

runSubgraph(parties);
