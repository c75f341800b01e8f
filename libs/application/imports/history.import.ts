/** Past quarters (历史数据): any table becomes closed quarters, so that comparisons with last year work from the first day. */
import { DomainError } from '#domain/errors.js';
import { isPeriod, periodName, periodOfDate, previousPeriod, samePeriodLastYear, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import { compareValues } from '#domain/return/compare-values.js';
import { numbersOf, type StoredValues, type Values } from '#domain/return/values.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding } from '#workbook/table-finding.js';
import { defineImport, type PlanPorts } from './import.js';
import { alike } from './plan-words.js';
import { applyHistory } from './history/apply-history.js';
import { columnLines, findHistoryColumns } from './history/history-columns.js';
import { MAX_CONTENT, packReturns, type HistoryContent, type HistoryQuarter } from './history/history-content.js';
import { HistoryQuarters, type Quarter } from './history/history-quarters.js';
import { MAX_HISTORY_FINDINGS, mergedValues, readHistoryRows, ruleWarnings, type ReadRow } from './history/plan-history.js';

type Merged = ReadRow & { merged: StoredValues };

/** Options: `mapping`, the name of a saved one (without it the headings are guessed); `period`, for tables of one quarter without such a column. */
export const historyImport = defineImport<HistoryContent>({
  purpose: 'history',
  needs: 'periods.manage',

  async plan(ports, { at, options, source }) {
    const findings: Finding[] = [];
    const sheets = await source.table();
    const mapping = await mappingOf(ports, options.mapping);
    const asked = options.period !== undefined && isPeriod(options.period) ? options.period : null;
    const catalogue = ports.catalogues.forPeriod(asked ?? periodOfDate(shanghaiDate(at)));
    const columns = findHistoryColumns(sheets, mapping, catalogue);
    if ('key' in columns) return { plan: { counts: {}, lines: [], findings: [columns] }, content: { quarters: [] } };

    const quarters = new HistoryQuarters(ports, at, findings);
    const { rows, skipped } = await readHistoryRows(columns, quarters, asked, findings);
    if (rows.length === 0 && findings.length === 0)
      findings.push(
        tableFinding('I06', { sheet: columns.sheet.name }, { zh: '表头下面没有数据行', en: 'There are no rows below the headings' }),
      );
    const merged = rows.map((row) => ({ ...row, merged: mergedValues(row) }));
    const past = await pastOf(ports, merged);
    for (const row of merged) if (findings.length < MAX_HISTORY_FINDINGS) findings.push(...ruleWarnings(row, row.merged, columns, past));
    const content = { quarters: quarters.all().map((quarter) => quarterOf(quarter, merged)) };
    if (JSON.stringify(content).length > MAX_CONTENT)
      findings.push(
        tableFinding(
          'I06',
          { sheet: columns.sheet.name },
          {
            zh: '表太大，请按年度拆开，分几次导入',
            en: 'The table is too big; split it by year and bring it in in parts',
          },
        ),
      );
    return { plan: planOf(content, merged, quarters.all(), skipped, columnLines(columns, catalogue), findings), content };
  },

  async apply(ports, { actor, at, uploadId, content }) {
    return async (stores) => {
      await applyHistory(ports, stores, { actor, at, uploadId, content });
      return {};
    };
  },
});

async function mappingOf({ database }: Pick<PlanPorts, 'database'>, name: string | undefined) {
  if (!name) return null;
  const found = (await database.imports.mappings()).find((mapping) => mapping.name === name);
  if (found) return found;
  throw new DomainError('not_found', { zh: `没有名为“${name}”的列对应关系`, en: `There is no column mapping "${name}"` });
}

/** What rows are compared with: other rows of the table first, then what is stored. */
async function pastOf({ database }: Pick<PlanPorts, 'database'>, rows: readonly Merged[]) {
  const keyOf = (period: Period, unit: string) => `${period} ${unit}`;
  const own = new Map(rows.map((row) => [keyOf(row.quarter.period, row.unit.code), numbersOf(row.merged)]));
  const periods = new Set(rows.flatMap(({ quarter: { period } }) => [previousPeriod(period), samePeriodLastYear(period)]));
  const stored = await database.returns.acceptedValuesOf([...new Set(rows.map(({ unit }) => unit.code))], [...periods]);
  return (period: Period, unit: string): Values | null => {
    const values = stored.get(unit)?.get(period);
    return own.get(keyOf(period, unit)) ?? (values ? numbersOf(values) : null);
  };
}

const isChanged = (row: Merged): boolean => {
  const before = row.quarter.accepted.get(row.unit.code);
  return !before || compareValues(Object.keys(row.merged), before.values, row.merged).some(({ kind }) => kind !== 'unchanged');
};

const quarterOf = (quarter: Quarter, rows: readonly Merged[]): HistoryQuarter => ({
  period: quarter.period,
  catalogueVersion: quarter.catalogue.version,
  isNew: quarter.record === null,
  tree: quarter.record === null || quarter.tree.added.length > 0 ? quarter.tree.all() : null,
  ...packReturns(
    rows
      .filter((row) => row.quarter === quarter && isChanged(row))
      .map((row) => ({ unit: row.unit.code, base: quarter.accepted.get(row.unit.code)?.version ?? 0, values: row.merged })),
  ),
});

function planOf(
  content: HistoryContent,
  rows: readonly Merged[],
  quarters: readonly Quarter[],
  skipped: number,
  columns: ImportPlan['lines'],
  findings: Finding[],
): ImportPlan {
  const returns = content.quarters.flatMap((quarter) => quarter.returns);
  const ofQuarters = content.quarters.map((quarter) => ({
    act: quarter.isNew ? { zh: '新建季度', en: 'New quarter' } : { zh: '补充季度', en: 'Quarter completed' },
    subject: periodName(quarter.period),
    before: quarter.isNew ? null : { zh: '历史数据', en: 'past figures' },
    after: {
      zh: `${quarter.returns.length} 份季报，指标目录 ${quarter.catalogueVersion}`,
      en: `${quarter.returns.length} returns, catalogue ${quarter.catalogueVersion}`,
    },
  }));
  const added = quarters.flatMap(({ tree, period }) =>
    tree.added.map((code) => ({
      act: { zh: '按现有位置补入组织树', en: 'Added to the tree at its place of today' },
      subject: { zh: `${tree.take(code)!.shortName}（${code}）`, en: `${tree.take(code)!.shortName} (${code})` },
      before: { zh: `${periodName(period).zh}末尚未设立`, en: `not yet there at the end of ${periodName(period).en}` },
      after: alike(tree.take(code)!.path),
    })),
  );
  return {
    counts: {
      periods: content.quarters.length,
      rows: rows.length,
      added: returns.filter(([, base]) => base === 0).length,
      changed: returns.filter(([, base]) => base > 0).length,
      unchanged: rows.length - returns.length,
      ...(skipped > 0 ? { skipped } : {}),
    },
    lines: [...ofQuarters, ...added, ...columns],
    findings,
  };
}
