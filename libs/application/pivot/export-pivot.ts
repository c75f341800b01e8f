/** Hands out a pivot as a workbook or as CSV. */
import { dashboardFile, type DashboardFile, type FileWish } from '../dashboards/dashboard-file.js';
import type { BuildPivot } from './build-pivot.js';
import type { PivotQuery } from './pivot-query.js';

export class ExportPivot {
  constructor(private readonly pivots: Pick<BuildPivot, 'run'>) {}

  async run(query: PivotQuery & FileWish): Promise<DashboardFile> {
    return dashboardFile(await this.pivots.run(query), query, query.language);
  }
}
