/** The red, yellow and green list (红黄绿): one light a unit and family, by the printed rule. */
import { tallyOf } from '#domain/analysis/judged.js';
import { type Light, lightOf, lightRule } from '#domain/analysis/lights.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { BriefingChild } from '#domain/briefing/briefing-input.js';
import type { TableBlock, Tone } from '#domain/dashboard/block.js';
import { formatRatio, NO_VALUE } from '#domain/indicators/format-figure.js';
import { plain, subtitle } from './blocks.js';
import type { BriefingFacts } from './facts.js';
import { FAMILY_NAMES } from './family-names.js';

const WORDS: Record<Light, { zh: string; en: string; tone: Tone }> = {
  green: { zh: '绿', en: 'green', tone: 'good' },
  yellow: { zh: '黄', en: 'yellow', tone: 'warn' },
  red: { zh: '红', en: 'red', tone: 'bad' },
};
/** Those with most reds stand first; of more units only they are listed. */
const MOST = 40;

interface Row {
  child: BriefingChild;
  lights: { light: Light | null; ratio: string }[];
}

export function lightTable({ lights: rule }: Pick<Appraisal, 'lights'>, facts: BriefingFacts): TableBlock | null {
  const { children, catalogue } = facts.input;
  const families = FAMILIES.map((family) => catalogue.indicators.filter((indicator) => indicator.family === family));
  const all = children.map((child): Row => ({
    child,
    lights: families.map((indicators) => {
      const tally = tallyOf(indicators, facts.valuesOf(child));
      return { light: lightOf(rule, tally), ratio: tally.judged === 0 ? '' : formatRatio(tally.met, tally.judged) };
    }),
  }));
  const lit = all.filter(({ lights }) => lights.some(({ light }) => light !== null));
  if (lit.length === 0) return null;
  const rows = lit.toSorted((a, b) => redsOf(b) - redsOf(a)).slice(0, MOST);
  const red = lit.filter((row) => redsOf(row) > 0).length;
  return {
    kind: 'table',
    id: 'lights',
    title:
      red === 0
        ? facts.t('各单位各类指标均没有红灯', 'No unit has a red light')
        : facts.t(`${red}个单位有红灯`, `${red} units have a red light`),
    subtitle: subtitle(facts),
    codes: [],
    notes: [
      facts.t(`${lightRule(rule).zh}。第二行为达标数/参评数。`, `${lightRule(rule).en}. Second line: on target / judged.`),
      ...(rows.length < lit.length
        ? [
            facts.t(
              `另有${lit.length - rows.length}个红灯较少的单位未列出。`,
              `${lit.length - rows.length} more units with fewer reds are not listed.`,
            ),
          ]
        : []),
    ],
    columns: [
      { key: 'unit', name: facts.t('单位', 'unit'), align: 'left' },
      ...FAMILIES.map((family) => ({ key: family, name: facts.word(FAMILY_NAMES[family]), align: 'center' as const })),
    ],
    rows: rows.map(({ child, lights }) => ({
      key: child.code,
      drill: null,
      cells: [plain(child.shortName), ...lights.map((one) => cellOf(one, facts))],
    })),
  };
}

const redsOf = ({ lights }: Row): number => lights.filter(({ light }) => light === 'red').length;

function cellOf({ light, ratio }: Row['lights'][number], facts: BriefingFacts) {
  if (light === null) return { display: NO_VALUE, tone: 'muted' as const };
  return { display: `${facts.word(WORDS[light])}\n${ratio}`, tone: WORDS[light].tone };
}
