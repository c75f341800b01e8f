/** The frame of a block: its finding as title, its scope, the picture or its figures, and the tools that go with every chart. */
import { useState } from 'react';
import { chartHeight } from '#charts/charts.js';
import type { Block, Drill } from '#domain/dashboard/block.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { Chart } from '../chart/chart.js';
import { Icon } from '../icon.js';
import { Popover } from '../popover.js';
import { DataTable } from './data-table.js';
import { FormulaCard } from './formula-card.js';
import { KpiStrip } from './kpi-strip.js';
import './blocks.css';

interface Props {
  block: Block;
  period: string;
  onDrill: (drill: Drill) => void;
}

export function BlockCard({ block, period, onDrill }: Props) {
  const t = useText();
  const language = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const isDrawn = chartHeight(block, { width: 400, medium: 'screen', language }) > 0;
  const hasPicture = isDrawn || block.kind === 'kpi';
  return (
    <section
      className={`panel block block--${block.kind}`}
      id={block.id}
      data-testid={`block-${block.id}`}
      aria-labelledby={`${block.id}-title`}
    >
      <header className="block__head">
        <div className="block__words">
          <h2 id={`${block.id}-title`}>{block.title}</h2>
          {block.subtitle && <p>{block.subtitle}</p>}
        </div>
        <div className="block__tools">
          {hasPicture && (
            <button
              type="button"
              className="icon-button"
              aria-pressed={asTable}
              aria-label={t(asTable ? 'block.asChart' : 'block.asTable')}
              title={t(asTable ? 'block.asChart' : 'block.asTable')}
              onClick={() => setAsTable(!asTable)}
            >
              <Icon name={asTable ? 'chart' : 'table'} />
            </button>
          )}
          {isDrawn && <SaveMenu block={block} />}
          {block.codes.length > 0 && (
            <Popover
              align="end"
              label={t('block.formula')}
              trigger={(props) => (
                <button type="button" className="icon-button" aria-label={t('block.formula')} title={t('block.formula')} {...props}>
                  <Icon name="formula" />
                </button>
              )}
            >
              <FormulaCard codes={block.codes} period={period} />
            </Popover>
          )}
        </div>
      </header>
      <div className="block__body">
        {asTable || !hasPicture ? (
          <DataTable block={block} onDrill={onDrill} />
        ) : block.kind === 'kpi' ? (
          <KpiStrip block={block} />
        ) : (
          <Chart block={block} onDrill={onDrill} />
        )}
      </div>
      {block.notes.length > 0 && (
        <footer className="block__notes">
          {block.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      )}
    </section>
  );
}

function SaveMenu({ block }: { block: Block }) {
  const t = useText();
  const language = useLanguage();
  const save = (kind: 'png' | 'svg', close: () => void) => {
    close();
    void import('../chart/export-chart.js').then(({ savePng, saveSvg }) =>
      kind === 'png' ? savePng(block, language) : saveSvg(block, language),
    );
  };
  return (
    <Popover
      align="end"
      label={t('block.save')}
      trigger={(props) => (
        <button type="button" className="icon-button" aria-label={t('block.save')} title={t('block.save')} {...props}>
          <Icon name="download" />
        </button>
      )}
    >
      {(close) => (
        <div className="save-menu">
          <button type="button" onClick={() => save('png', close)}>
            {t('block.png')}
          </button>
          <button type="button" onClick={() => save('svg', close)}>
            {t('block.svg')}
          </button>
        </div>
      )}
    </Popover>
  );
}
