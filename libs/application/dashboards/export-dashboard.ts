/** Hands out a dashboard, or one block of it, as a workbook or as CSV: what the reader sees, as he may see it. */
import type { BuildDashboard, DashboardQuery } from './build-dashboard.js';
import { dashboardFile, type DashboardFile, type FileWish } from './dashboard-file.js';

export class ExportDashboard {
  constructor(private readonly dashboards: Pick<BuildDashboard, 'run'>) {}

  async run(query: DashboardQuery & FileWish): Promise<DashboardFile> {
    return dashboardFile(await this.dashboards.run(query), query, query.language);
  }
}
