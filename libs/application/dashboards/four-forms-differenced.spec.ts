/** Whoever reads everything before and after a unit's four forms came in learns nothing of them while the quarter is open. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { PeriodState } from '#domain/period/period.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { LAST, smallBureau } from '../figures/testing/small-bureau.js';
import { ReadIndicatorCard } from '../figures/read-indicator-card.js';
import { BuildPivot } from '../pivot/build-pivot.js';
import { ReadElements } from '../read-elements.js';
import { ReadIndicators } from '../read-indicators.js';
import { BuildDashboard } from './build-dashboard.js';
import { DASHBOARD_NAMES } from './dashboards.js';

const catalogue = CATALOGUES.forPeriod(LAST);
const codes = catalogue.indicators.flatMap(({ code, bureauTotalOnly }) => (bureauTotalOnly ? [code] : []));
const cells = catalogue.elements.flatMap(({ code, bureauTotalOnly }) => (bureauTotalOnly ? [code] : []));
const layout = slotLayoutOf(catalogue);
const slots = [
  ...cells.map((code) => layout.elementSlot(code)!),
  ...codes.flatMap((code) => [layout.numeratorSlot(code), layout.denominatorSlot(code)].filter((slot) => slot !== undefined)),
];

/** Everything said of the bureau in a quarter of this state, with so many more of each of the four forms. */
async function said(state: PeriodState, more: bigint): Promise<string[]> {
  const database = smallBureau(catalogue, CATALOGUES);
  (await database.periods.get(LAST))!.state = state;
  const stored = database.rollups.of.bind(database.rollups);
  const altered = (rollup: Rollup): Rollup => {
    const sums = rollup.sums.slice();
    for (const slot of slots) sums[slot]! += more * 10_000n;
    return { ...rollup, sums };
  };
  database.rollups.of = async (...asked) => (await stored(...asked)).map((rollup) => (rollup.period === LAST ? altered(rollup) : rollup));
  const ports = { database, catalogues: CATALOGUES };
  const asked = { actor: SYSTEM, unit: 'J', period: LAST };
  const answers: unknown[] = [];
  for (const name of DASHBOARD_NAMES) answers.push(await new BuildDashboard(ports).run({ ...asked, name, language: 'zh' }));
  for (const by of ['total', 'children', 'sector', 'period'] as const)
    answers.push(
      await new ReadIndicators(ports).run({ ...asked, by }),
      await new ReadIndicators(ports).run({ ...asked, by, span: 'cumulative' }),
      await new ReadElements(ports).run({ ...asked, by }),
    );
  const pivot = { ...asked, rows: 'indicators', columns: 'periods', periods: 5, codes, language: 'zh' } as const;
  for (const measure of ['value', 'quarter_change', 'year_change'] as const)
    answers.push(await new BuildPivot(ports).run({ ...pivot, measure }));
  for (const code of codes) answers.push(await new ReadIndicatorCard(ports).run({ actor: SYSTEM, code, language: 'zh' }));
  return answers.map((answer) => JSON.stringify(answer));
}

it('no answer of an open quarter depends on them; once it is closed those of the bureau do', async () => {
  expect(await said('open', 3n)).toEqual(await said('open', 0n));
  const [before, after] = [await said('closed', 0n), await said('closed', 3n)];
  expect(after.filter((answer, i) => answer !== before[i]).length).toBeGreaterThan(codes.length);
}, 120_000);
