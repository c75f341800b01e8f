/** Is the year's work on pace: where it stands, what is due by now, what is due by the end of the year? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { toneOf } from '#domain/dashboard/figure-of.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import type { Text } from '#domain/errors.js';
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
    const worst = behind[0];
    const name = noun[language];
    const title = worst
      ? language === 'zh'
        ? `${known.length}项${name}指标中${behind.length}项落后进度，差距最大的是${worst.indicator.name.zh}（${distanceText(worst.indicator, worst.distance, 'zh')}）`
        : `${behind.length} of ${known.length} ${name} figures are behind pace, most of all ${worst.indicator.name.en} (${distanceText(worst.indicator, worst.distance, 'en')})`
      : language === 'zh'
        ? `${known.length}项${name}指标${known.some((k) => k.figure.value === null) ? '没有落后进度的' : '全部达到进度要求'}`
        : `None of ${known.length} ${name} figures is behind pace`;
    return {
      kind: 'bullet',
      id,
      title,
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
