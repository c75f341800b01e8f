/** A table or chart of the draft in small: to be seen where it stands, never to be edited. */
import { useEffect, useRef, useState } from 'react';
import type { Block } from '#domain/dashboard/block.js';
import { chartHeight } from '#charts/charts.js';
import { DataTable } from '../../../components/blocks/data-table.js';
import { Chart } from '../../../components/chart/chart.js';
import { useLanguage, useText } from '../../../i18n/language.js';
import '../../../components/blocks/blocks.css';

/** More rows of a long table are a press away. */
const MOST_ROWS = 8;
const nowhere = () => undefined;
const leadsNowhere = () => false;

export function BlockPreview({ id, block }: { id: string; block: Block }) {
  const t = useText();
  const language = useLanguage();
  const box = useRef<HTMLElement>(null);
  // Charts are drawn once they come near: a briefing has many.
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), { rootMargin: '600px' });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const isDrawn = chartHeight(block, { width: 400, medium: 'screen', language }) > 0;
  return (
    <figure ref={box} className="exhibit" id={id} tabIndex={-1}>
      <figcaption>
        <span className="exhibit__kind">{t(isDrawn ? 'editor.chart' : 'editor.table')}</span>
        {block.title}
      </figcaption>
      <div className={`exhibit__body ${isDrawn ? 'exhibit__body--drawn' : ''}`}>
        {!isNear ? null : isDrawn ? <Chart block={block} /> : <DataTable block={inShort(block)} onDrill={nowhere} leads={leadsNowhere} />}
      </div>
    </figure>
  );
}

const inShort = (block: Block): Block =>
  block.kind === 'table' ? { ...block, shown: Math.min(block.shown ?? MOST_ROWS, MOST_ROWS) } : block;
