/** When the rollups of a period were last brought up to date. */
import { Entity } from 'typeorm';
import { KeyColumn, TimeColumn } from './columns.js';

@Entity('rollup_runs')
export class RollupRunEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @TimeColumn('computed_at') computedAt!: string;
}
