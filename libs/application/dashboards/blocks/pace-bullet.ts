/** Is the year's work on pace: where it stands, what is due by now, what is due by the end of the year? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { toneOf } from '#domain/dashboard/figure-of.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
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
  const silent = known.filter((k) => k.figure.value === null).length;
  const worst = behind[0];
  if (silent === known.length) return language === 'zh' ? `${noun}进度：本期尚无数据` : `Pace of ${noun}: no figures yet`;
  const distance = worst ? distanceText(worst.indicator, worst.distance, language) : '';
  if (language === 'en') {
    if (worst)
      return `${behind.length} of ${known.length} ${noun} figures behind pace, most of all ${worst.indicator.name.en} (${distance})`;
    return `No ${noun} figure is behind pace${silent ? `, ${silent} without figures` : ''}`;
  }
  if (worst) return `${known.length}项${noun}指标中${behind.length}项落后进度，差距最大的是${worst.indicator.name.zh}（${distance}）`;
  return silent ? `${known.length - silent}项${noun}指标达到进度要求，${silent}项暂无数据` : `${known.length}项${noun}指标全部达到进度要求`;
}
