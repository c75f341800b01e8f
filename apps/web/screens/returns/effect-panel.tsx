/** Indicators before → after, own and bureau, as they become when the draft is accepted. */
import { useState } from 'react';
import type { EffectView } from '#domain/views/return-view.js';
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';
import { isMoved, moveOfFigures, movedFirst, sayFigure, type EffectLine } from './effect-lines.js';

/** A first return moves nearly every indicator: the rest on request. */
const FIRST = 8;

export function EffectPanel({ effect }: { effect: EffectView }) {
  const t = useText();
  const [whole, setWhole] = useState(false);
  const lines = movedFirst(effect.lines);
  const moved = lines.filter(isMoved);
  const shown = whole ? lines : moved.slice(0, FIRST);
  return (
    <section className="panel section effect" id="effect" aria-label={t('effect.title')}>
      <h2>{t('effect.title')}</h2>
      <p className="effect__note">
        {t('effect.note', { bureau: effect.bureau })} {effect.beforeVersion === null && t('effect.first')}
      </p>
      {moved.length === 0 && <p className="none-here">{t('effect.none')}</p>}
      {shown.length > 0 && <EffectTable lines={shown} />}
      {(whole || lines.length > shown.length) && (
        <button type="button" className="button button--small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('effect.fewer') : t('effect.more', { count: lines.length - shown.length })}
        </button>
      )}
    </section>
  );
}

export function EffectTable({ lines }: { lines: EffectLine[] }) {
  const t = useText();
  return (
    <div className="scroll-x" tabIndex={0} role="group">
      <table className="table effect__table">
        <thead>
          <tr>
            <th scope="col">{t('effect.indicator')}</th>
            <th scope="col" className="is-number">
              {t('effect.own')}
            </th>
            <th scope="col" className="is-number">
              {t('effect.bureau')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                {line.name} <span className="changes__code">{line.code}</span>
              </th>
              <Pair line={line} figures={line.own} />
              <Pair line={line} figures={line.bureau} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pair({ line, figures }: { line: EffectLine; figures: EffectLine['own'] }) {
  const t = useText();
  const [before, after] = [sayFigure(line, figures.before), sayFigure(line, figures.after)];
  const move = moveOfFigures(line, figures);
  // A step below the last digit shown is told by n/d alone.
  const changed = before.value !== after.value;
  const withBefore = figures.before.value !== null && (changed || before.ratio !== after.ratio);
  return (
    <td className="is-number effect__pair">
      {withBefore && (
        <span className="effect__before">
          <small>{t('effect.from')}</small>
          {before.value}
          {before.ratio && <small>{before.ratio}</small>}
        </span>
      )}
      {withBefore && (
        <span aria-hidden="true" className="effect__arrow">
          →
        </span>
      )}
      {changed && move.to !== 'none' && (
        <span className={`effect__move ${move.isWorse ? 'effect__move--worse' : ''}`}>
          <Icon name={move.to === 'up' ? 'rise' : 'fall'} size={14} />
          <span className="visually-hidden">{t(`effect.${move.to}`)}</span>
        </span>
      )}
      <span className={changed ? 'effect__after' : 'effect__same'}>
        {withBefore && <small>{t('effect.to')}</small>}
        {after.value}
        {after.ratio && <small>{after.ratio}</small>}
      </span>
    </td>
  );
}
