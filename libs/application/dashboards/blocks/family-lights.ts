/** Which units are red, and in which family? (红黄绿) The cell says met/judged, so that nobody needs to tell the colours apart. */
import { byShare, tallyOfJudged, type Tally } from '#domain/analysis/judged.js';
import { lightOf, lightRule, type Light } from '#domain/analysis/lights.js';
import { percentOf } from '#domain/analysis/share-on-target.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { HeatBlock, Tone } from '#domain/dashboard/block.js';
import { atTheEnd, plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { isUncertain } from '#domain/indicators/coverage-floor.js';
import { unsaidIn } from '#domain/indicators/evaluate-indicators.js';
import { formatCoverage, formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import { blockSubtitle, notesOf, UNIT_NOUN, type BlockBuilder } from '../block-builder.js';
import { FAMILY_NAMES } from './family-table.js';
import { childrenOrSelf, ruleNote, type StandingUnit } from './standing-units.js';

const TONES: Record<Light, Tone> = { green: 'good', yellow: 'warn', red: 'bad' };

interface Row extends StandingUnit {
  lights: { tally: Tally; light: Light | null }[];
  all: Tally;
}

export const familyLights: BlockBuilder = (data, language) => {
  const { appraisal, indicators } = data.catalogue;
  if (!appraisal) return null;
  const families = FAMILIES.map((family) => ({ family, indicators: indicators.filter((each) => each.family === family) }));
  const count = ({ lights }: Row, wanted: Light): number => lights.filter(({ light }) => light === wanted).length;
  const rows = childrenOrSelf(data)
    .map((each): Row => {
      const tallies = families.map((family) => tallyOfJudged(family.indicators, each.figures));
      // A unit that filed nothing is judged by nothing but that, and is not lit.
      const lights = tallies.map((tally) => ({ tally, light: each.reported > 0 ? lightOf(appraisal.lights, tally) : null }));
      return { ...each, lights, all: tallyOfJudged(indicators, each.figures) };
    })
    .toSorted(
      (a, b) =>
        count(b, 'red') - count(a, 'red') ||
        count(b, 'yellow') - count(a, 'yellow') ||
        byShare(b.all, a.all) ||
        (a.unit.path < b.unit.path ? -1 : 1),
    );
  return {
    kind: 'heat',
    id: 'lights',
    title: titleOf(rows, data.children.length > 0, language),
    subtitle: blockSubtitle(data, language),
    codes: [],
    notes: notesOf(data, language, ruleNote({ zh: '亮灯规则', en: 'Rule' }, lightRule(appraisal.lights), appraisal, language)),
    columns: families.map(({ family }) => ({ key: family, name: FAMILY_NAMES[family][language] })),
    rows: rows.map((row) => ({
      key: row.unit.code,
      name: row.unit.shortName,
      drill: data.children.length > 0 ? { unit: row.unit.code } : null,
      cells: row.lights.map((each) => cellOf(row, each, data.provisional, language)),
    })),
  };
};

function cellOf(
  { reported, expected, filing }: Row,
  { tally, light }: Row['lights'][number],
  provisional: boolean,
  language: Language,
): HeatBlock['rows'][number]['cells'][number] {
  const status = reported === 0 ? unsaidIn(reported, filing) : tally.isThin ? 'withheld' : 'undefined';
  const unlit = formatValue({ unit: { zh: '', en: '' }, decimals: 0 }, null, status, language);
  return {
    figure: {
      value: light === null ? null : percentOf(tally),
      display: light === null ? unlit : formatRatio(tally.met, tally.judged),
      ratio: '',
      coverage: formatCoverage(reported, expected),
      uncertain: light !== null && isUncertain({ status: provisional ? 'provisional' : 'final', reported, expected }),
    },
    tone: light === null ? 'muted' : TONES[light],
  };
}

function titleOf(rows: readonly Row[], areChildren: boolean, language: Language): string {
  const lights = rows.flatMap((row) => row.lights.map(({ light }) => light));
  const total = (wanted: Light): number => lights.filter((light) => light === wanted).length;
  const [red, yellow, green] = [total('red'), total('yellow'), total('green')];
  const zh = language === 'zh';
  if (red + yellow + green === 0) return zh ? '五类指标本期均不亮灯' : 'Nothing is lit this quarter';
  if (!areChildren)
    return zh ? `本单位五类指标：红${red}、黄${yellow}、绿${green}` : `Five families: ${red} red, ${yellow} yellow, ${green} green`;
  const most = atTheEnd(
    rows.map(({ unit, lights: lit }) => ({ name: unit.shortName, value: lit.filter(({ light }) => light === 'red').length, base: null })),
    (count) => (zh ? `${count}个` : String(count)),
    UNIT_NOUN,
    language,
  );
  const units = rows.filter((row) => row.lights.some(({ light }) => light === 'red')).length;
  if (zh)
    return red === 0
      ? `各单位五类指标没有红灯，黄灯${yellow}个、绿灯${green}个`
      : `${units}个单位共${red}个红灯，最多的是${most}；黄灯${yellow}个、绿灯${green}个`;
  return red === 0
    ? `No red light: ${yellow} yellow, ${green} green`
    : `${plural(red, 'red light')} in ${plural(units, 'unit')}, most in ${most}; ${yellow} yellow, ${green} green`;
}
