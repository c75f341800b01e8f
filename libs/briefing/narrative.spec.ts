/** What holds of every sentence of every kind, whatever the quarter: figures bound, what is missing said, no word of a machine. */
import fc from 'fast-check';
import type { Briefing, BriefingKind } from '#domain/briefing/briefing.js';
import { figuresOf, textOf } from '#domain/briefing/sentence.js';
import { namesWithDigits, typedFiguresOf } from '#domain/briefing/typed-figures.js';
import { printedItems, sentencesOf, walk } from '#domain/briefing/walk.js';
import { namesOf } from '#domain/catalogue/names-of.js';
import type { Language } from '#domain/errors.js';
import { buildBriefing, KINDS } from './build-briefing.js';
import { CATALOGUE, inputOf } from './testing/any-input.js';

const anyQuarter = fc.record({
  seed: fc.nat(),
  quarters: fc.nat(8),
  children: fc.nat(9),
  units: fc.nat(12),
  isProvisional: fc.boolean(),
  findings: fc.subarray(['W07', 'W08', 'W09', 'W10', 'W12', 'W13', 'W14']),
  missing: fc.option(fc.tuple(fc.nat(50), fc.integer({ min: 50, max: 500 }))),
  requirements: fc.nat(2),
  places: fc.subarray(['LIF01', 'LIF06', 'TRN01']),
});
const NAMES = namesWithDigits([
  ...namesOf(CATALOGUE),
  ...Array.from({ length: 12 }, (_, i) => [`党支部${i + 1}`, `Branch ${i + 1}`]).flat(),
]);
const LANGUAGES: Language[] = ['zh', 'en'];
const CASES = (Object.keys(KINDS) as BriefingKind[]).flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

const idsOf = (briefing: Briefing): string[] =>
  [...walk(briefing)].flatMap(({ node }) => (node.type === 'list' ? [node.id, ...node.items.map(({ id }) => id)] : [node.id]));

describe.each(CASES)('%s in %s', (kind, language) => {
  const holds = (check: (briefing: Briefing) => void) =>
    fc.assert(
      fc.property(anyQuarter, (quarter) => check(buildBriefing({ ...inputOf(quarter, language), sumsUpYear: kind === 'annual' }, kind))),
      { numRuns: 12, seed: 5 },
    );

  it('no figure is typed, none is without a value or touches a digit beside it, nothing reads like a machine', () =>
    holds((briefing) => {
      const sentences = sentencesOf(briefing).map(({ sentence }) => sentence);
      expect(sentences.flatMap((sentence) => typedFiguresOf(sentence, NAMES))).toEqual([]);
      const unproved = sentences
        .flatMap(figuresOf)
        .filter(({ code, display, value }) => /\d/.test(display) && value === null && !code.endsWith('.ratio'));
      expect(unproved).toEqual([]);
      expect(sentences.filter((sentence) => textOf(sentence).trim() === '')).toEqual([]);
      const touching = sentences.flatMap((sentence) =>
        sentence.filter((part, i) => /\d$/.test(textOf(sentence.slice(0, i))) && /^\d/.test(textOf([part]))),
      );
      expect(touching).toEqual([]);
      const text = JSON.stringify({ ...briefing, addressees: '', verification: '' }, (key, value: unknown) =>
        typeof value === 'number' || value === null || key === 'drill' ? undefined : value,
      );
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|>null|null</);
    }));

  it('every node has an id of its own, and the same one when drafted again', () =>
    fc.assert(
      fc.property(anyQuarter, (quarter) => {
        const input = { ...inputOf(quarter, language), sumsUpYear: kind === 'annual' };
        const ids = idsOf(buildBriefing(input, kind));
        expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
        expect(idsOf(buildBriefing(input, kind))).toEqual(ids);
      }),
      { numRuns: 6, seed: 6 },
    ));

  it('gives no cause, no praise and no advice', () =>
    holds((briefing) => {
      const text = sentencesOf(briefing)
        .map(({ sentence }) => textOf(sentence))
        .join('\n');
      expect(text).not.toMatch(/因为|由于|原因是|建议|显著|圆满|扎实|有力|成效|excellent|remarkable|because|due to/i);
      if (language === 'en') expect(text).not.toMatch(/[\u4e00-\u9fff]/);
    }));
});

it('a deck numbers a list through, page after page', () => {
  const lengths = new Set<number>();
  fc.assert(
    fc.property(anyQuarter, (quarter) => {
      const { body } = buildBriefing(inputOf(quarter, 'zh'), 'deck');
      const items = body.flatMap((node) => (node.type === 'list' && node.id.startsWith('slides.problems') ? printedItems(node) : []));
      expect(items.map((item) => Number.parseInt(item))).toEqual(items.map((_, i) => i + 1));
      lengths.add(items.length);
    }),
    { numRuns: 12, seed: 8 },
  );
  expect(Math.max(...lengths)).toBeGreaterThan(4);
});

describe('a headline without a figure', () => {
  it('is said to have none, by its reason, and one that nobody should report is not named', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyQuarter, (quarter) => {
        const input = inputOf(quarter, 'zh');
        const told = sentencesOf(buildBriefing(input)).find(({ node }) => node === 'situation.headlines');
        const clauses = told ? textOf(told.sentence).split('；') : [];
        for (const { code, status } of input.quarter.filter(
          (one) => one.value === null && (one.code === 'COV03' || one.code === 'LIF06'),
        )) {
          const clause = clauses.find((one) => one.startsWith(CATALOGUE.indicator(code).name.zh));
          if (status === 'not_expected') expect(clause).toBeUndefined();
          else if (told) expect(clause).toMatch(/未报|待审或退回|无数据|暂不公布|待报告期关闭后汇总公布|分母为零/);
          seen += told ? 1 : 0;
        }
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(seen).toBeGreaterThan(5);
  });
});
