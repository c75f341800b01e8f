/** Is the year's work on pace: where it stands, what is due by now, what is due by the end of the year? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { toneOf } from '#domain/dashboard/figure-of.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import { blanksSaid, isPace } from '#domain/indicators/format-figure.js';
import type { Language, Text } from '#domain/errors.js';
import { blockSubtitle, figureOfKnown, figuresOf, notesOf, type BlockBuilder, type KnownFigure } from '../block-builder.js';

/** Rates with a pace only: they share one axis. */
const isPaced = ({ indicator }: KnownFigure): boolean => indicator.target?.kind === 'pace' && indicator.unit.zh === '%';

export const paceBullet =
  (id: string, noun: Text, codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language) => {
    const known = figuresOf(data, codes).filter(isPaced);
    if (known.length === 0) return null;
    const behind = known
      .filter(({ figure }) => figure.target?.met === false)
      .map((k) => ({ ...k, distance: k.figure.target!.value! - k.figure.value! }))
      .toSorted((a, b) => b.distance - a.distance);
    return {
      kind: 'bullet',
      id,
      title: titleOf(known, behind, noun[language], language),
      subtitle: blockSubtitle(data, language),
      codes: known.map((k) => k.indicator.code),
      notes: notesOf(data, language),
      unit: '%',
      decimals: 1,
      rows: known.map((k) => ({
        key: k.indicator.code,
        name: k.indicator.name[language],
        figure: figureOfKnown(k, language),
        target: k.indicator.target?.pace?.[3] ?? null,
        pace: k.figure.target?.value ?? null,
        tone: toneOf(k.figure),
      })),
    };
  };

function titleOf(known: KnownFigure[], behind: (KnownFigure & { distance: number })[], noun: string, language: Language): string {
  const figures = known.map((k) => k.figure);
  const silent = figures.filter(({ value }) => value === null).length;
  const blanks = blanksSaid(figures, language);
  const worst = behind[0];
  const isUnderWay = known.some((k) => isPace(k.indicator, k.figure.target));
  if (silent === known.length) return language === 'zh' ? `${noun}进度：${blanks}` : `Pace of ${noun}: ${blanks}`;
  const distance = worst ? distanceText(worst.indicator, worst.distance, language) : '';
  if (language === 'en') {
    if (worst)
      return `${behind.length} of ${known.length} ${noun} figures ${isUnderWay ? 'behind pace' : 'off target'}, most of all ${worst.indicator.name.en} (${distance})`;
    return `No ${noun} figure is ${isUnderWay ? 'behind pace' : 'off target'}${silent ? `, ${blanks}` : ''}`;
  }
  if (worst)
    return `${known.length}项${noun}指标中${behind.length}项${isUnderWay ? '落后进度' : '未达目标'}，差距最大的是${worst.indicator.name.zh}（${distance}）`;
  return silent
    ? `${known.length - silent}项${noun}指标达到${isUnderWay ? '进度要求' : '目标'}，${blanks}`
    : `${known.length}项${noun}指标全部达到${isUnderWay ? '进度要求' : '目标'}`;
}
