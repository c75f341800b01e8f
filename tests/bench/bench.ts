/** What a bench is: one question about speed or size, answered by figures that carry the baseline they were measured against. */
import type { BenchHouse } from './support/bench-house.js';

/** `of`: what the target speaks about. A measure without a target is told for information. */
export interface Target {
  of: 'value' | 'ratio';
  atMost?: number;
  atLeast?: number;
}

export interface Measure {
  name: string;
  value: number;
  unit: string;
  /** Measured in the same run, in turns with the value; null where there is nothing to compare with. */
  baseline: { name: string; value: number } | null;
  /** Default: value ÷ baseline. Where bigger means better it is the other way round, and the name says so. */
  ratio?: number;
  target?: Target;
  note?: string;
}

/**
 * One file `<name>.bench.ts` that exports one object of this shape, and one line in benches.ts. Baseline and value are measured in turns
 * (`inTurns`), five rounds at least, and the median counts: other programs on the machine then disturb both alike. No bench is part of
 * `npm test`: what a machine can do today is no property of the code.
 */
export interface Bench {
  name: string;
  about: string;
  run(house: BenchHouse): AsyncIterable<Measure>;
}

/** The printed line. */
export function lineOf({ name, value, unit, baseline, ratio, target, note }: Measure): string {
  const against = ratio ?? (baseline ? value / baseline.value : null);
  const judged = target?.of === 'value' ? value : against;
  const met = target && judged !== null ? judged <= (target.atMost ?? Infinity) && judged >= (target.atLeast ?? -Infinity) : null;
  return JSON.stringify({
    name,
    value: rounded(value),
    unit,
    baseline: baseline && { name: baseline.name, value: rounded(baseline.value) },
    ratio: against === null ? null : rounded(against),
    target: target ? `${target.of} ${target.atMost === undefined ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`}` : null,
    met,
    ...(note ? { note } : {}),
  });
}

const rounded = (value: number): number => Number(value.toPrecision(4));
