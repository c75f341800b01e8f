/** Shorthand for the sample blocks that stand in the chart files. */
import type { Figure } from '#domain/dashboard/block.js';

/** A rate of one decimal as the server would send it. */
export const rate = (value: number, ratio = '', uncertain = false): Figure => ({
  value,
  display: `${value.toFixed(1)}%`,
  ratio,
  coverage: '27/30',
  uncertain,
});
export const count = (value: number, unit = '次'): Figure => ({
  value,
  display: `${value}${unit}`,
  ratio: '',
  coverage: '27/30',
  uncertain: false,
});
export const unreported: Figure = { value: null, display: '未报', ratio: '', coverage: '0/30', uncertain: false };

export const sampleText = (id: string, title: string, codes: string[]) => ({
  id,
  title,
  subtitle: '单位：% · 27/30 个单位已审核',
  codes,
  notes: [],
});
