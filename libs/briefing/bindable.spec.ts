/** What an editor may bind: everything the document says is among it, nothing of the four forms below the bureau, nothing without a value. */
import { figureKey } from '#domain/briefing/figure-index.js';
import { boundFiguresOf } from '#domain/briefing/walk.js';
import type { BriefingKind } from '#domain/briefing/briefing.js';
import { bindableFigures } from './bindable.js';
import { buildBriefing, KINDS } from './build-briefing.js';
import { BriefingFacts } from './facts.js';
import { figureName } from './figure-names.js';
import { inputOf } from './testing/any-input.js';
import { figure, smallInput } from './testing/small-input.js';

const input = smallInput({
  children: smallInput().children.map((child) => ({
    ...child,
    values: [...child.values, { ...figure('SUP08.1', 3, null), unit: child.code }],
  })),
});
const document = buildBriefing(input);
const bindable = bindableFigures(input, document);
const found = (code: string, unit = 'R') =>
  bindable.filter((one) => one.figure.code === code && (one.figure.unit ?? 'R') === unit && one.figure.sector === undefined);

describe('figures to bind', () => {
  it('are named by what they are and whose', () => {
    expect(found('COV05')).toEqual([
      { name: '有效覆盖率', unitName: '局党委', figure: { code: 'COV05', display: '82.5%', value: 82.5, unit: 'R', span: 'quarter' } },
    ]);
    expect(found('COV05.yearChange')[0]).toMatchObject({
      name: '有效覆盖率 比上年同期',
      figure: { display: '下降2.0个百分点', value: -2 },
    });
    expect(found('COV05', 'C')[0]).toMatchObject({ unitName: '丙公司', figure: { display: '50.0%' } });
    expect(bindable.find(({ figure: one }) => one.code === 'COV05' && one.sector === 'soe')?.unitName).toBe('局党委 国企');
  });

  it('hold everything the document says', () => {
    const known = new Set(bindable.map((one) => `${figureKey(one.figure)} ${one.figure.display}`));
    const said = boundFiguresOf(document).map((one) => `${figureKey(one.figure)} ${one.figure.display}`);
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((one) => !known.has(one))).toEqual([]);
  });

  it('leave out the four forms of single units and figures without a value', () => {
    expect(found('SUP08.1')).toHaveLength(1);
    expect(['A', 'B', 'C'].flatMap((unit) => found('SUP08.1', unit))).toEqual([]);
    expect(found('LIF01', 'C')).toEqual([]);
    expect(found('RSP04')).toEqual([]);
  });
});

it('have a name in either language, whatever any kind of briefing says', () => {
  for (const language of ['zh', 'en'] as const) {
    const unnamed = new Set<string>();
    for (let seed = 1; seed <= 4; seed++) {
      const given = inputOf(
        {
          ...{ seed, quarters: 8, children: 6, units: 9, isProvisional: false, requirements: 2, places: ['LIF06', 'TRN01'] },
          ...{ findings: ['W07', 'W10', 'W14'], missing: [20, 300] },
        },
        language,
      );
      const facts = new BriefingFacts(given);
      for (const kind of Object.keys(KINDS) as BriefingKind[])
        for (const { figure: one } of boundFiguresOf(buildBriefing(given, kind))) {
          const name = figureName(one.code, facts);
          if (name === null || name === one.code || /[a-z]\.[a-zA-Z]|missing\./.test(name)) unnamed.add(one.code);
        }
    }
    expect([...unnamed]).toEqual([]);
  }
});
