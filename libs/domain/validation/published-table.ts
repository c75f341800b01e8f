/** Checks published tables whose figures were rounded before they were printed: small misses are told, never forced (W17). */
import type { Severity } from '../catalogue/catalogue.js';
import { toScaled } from '../return/values.js';
import { findingKey, type Finding } from './finding.js';

export interface PublishedTable {
  /** As it is named in the finding: 全国党员年龄分布 2023. */
  name: string;
  total: number;
  terms: readonly number[];
  /** Size of the last digit that was printed; half of it is the most a rounded figure can be off. */
  step?: number;
}

export interface PublishedTotal {
  sum: number;
  /** Sum minus published total; 0 when the table adds up. */
  miss: number;
  allowed: number;
  severity: Severity | null;
}

/** Every term may be off by half a printed step: up to that a miss is rounding (warning), beyond it something is wrong (error). */
export function checkPublishedTotals({ total, terms, step = 0.1 }: PublishedTable): PublishedTotal {
  const sum = terms.reduce((all, term) => all + toScaled(term), 0n);
  const miss = sum - toScaled(total);
  const allowed = (toScaled(step) * BigInt(terms.length)) / 2n;
  const severity = miss === 0n ? null : (miss < 0n ? -miss : miss) <= allowed ? 'warning' : 'error';
  return { sum: Number(sum) / 10_000, miss: Number(miss) / 10_000, allowed: Number(allowed) / 10_000, severity };
}

/** The same as a finding; null when the table adds up. */
export function publishedFinding(table: PublishedTable): Finding | null {
  const { sum, miss, allowed, severity } = checkPublishedTotals(table);
  if (severity === null) return null;
  const signed = miss > 0 ? `+${miss}` : String(miss).replace('-', '−');
  return {
    key: findingKey('W17', table.name),
    severity,
    code: 'W17',
    element: null,
    sheet: null,
    cell: null,
    value: sum,
    message:
      severity === 'warning'
        ? {
            zh: `${table.name}：各项之和${sum}，公布合计${table.total}，相差${signed}，在四舍五入允许的±${allowed}以内，未作调整`,
            en: `${table.name}: the items add up to ${sum}, the published total is ${table.total} (${signed}); within rounding (±${allowed}), left as published`,
          }
        : {
            zh: `${table.name}：各项之和${sum}，公布合计${table.total}，相差${signed}，超出四舍五入允许的±${allowed}，请核对原表`,
            en: `${table.name}: the items add up to ${sum}, the published total is ${table.total} (${signed}); more than rounding allows (±${allowed}), check the source`,
          },
    expected: { zh: `合计${table.total}`, en: `total ${table.total}` },
  };
}
