import { connectionOf } from '../../../shared/subgraph/connection.js';
import { Allegation } from './allegation.entity.js';

export const AllegationConnection = connectionOf(Allegation, 'Allegation');
