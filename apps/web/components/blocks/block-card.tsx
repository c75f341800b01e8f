/** The frame of a block: its finding as title, its scope, the picture or its figures, and the tools that go with every chart. */
import { useMemo, useState } from 'react';
import { chartHeight } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { Chart } from '../chart/chart.js';
import { useFigures } from '../figures/figures-context.js';
import { Icon } from '../icon.js';
import { Popover } from '../popover.js';
import { ChoiceSwitch } from './choice-switch.js';
import { DataTable } from './data-table.js';
import { FormulaCard } from './formula-card.js';
import { KpiStrip } from './kpi-strip.js';
import { RestButton } from './rest-button.js';
import { SaveMenu } from './save-menu.js';
import './blocks.css';

export function BlockCard({ block }: { block: Block }) {
  const t = useText();
  const language = useLanguage();
  const { data, drill, leads, trace, talk, openTalks } = useFigures();
  const [asTable, setAsTable] = useState(false);
  const isDrawn = chartHeight(block, { width: 400, medium: 'screen', language }) > 0;
  const hasPicture = isDrawn || block.kind === 'kpi';
  const said = block.codes.filter((code) => openTalks.has(code));
  const saidCount = said.reduce((sum, code) => sum + (openTalks.get(code) ?? 0), 0);
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
          {saidCount > 0 && (
            <button
              type="button"
              className="icon-button block__talks"
              aria-label={t('figure.talksOpen', { count: saidCount })}
              title={t('figure.talksOpen', { count: saidCount })}
              onClick={() => said[0] && talk({ code: said[0] })}
            >
              <Icon name="talk" />
              <b>{saidCount}</b>
            </button>
          )}
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
          <SaveMenu block={block} isDrawn={isDrawn} />
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
              {(close) => <FormulaCard codes={block.codes} period={data.period} onLeave={close} />}
            </Popover>
          )}
        </div>
      </header>
      {block.choice && <ChoiceSwitch choice={block.choice} />}
      <div className="block__body">
        {asTable || !hasPicture ? (
          <DataTable block={block} onDrill={drill} leads={leads} onTrace={trace} />
        ) : block.kind === 'kpi' ? (
          <KpiStrip block={block} onTrace={trace} onTalk={talk} openTalks={openTalks} />
        ) : (
          <BlockChart block={block} />
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

function BlockChart({ block }: { block: Block }) {
  const { drill, trace } = useFigures();
  const [isWhole, setIsWhole] = useState(false);
  const first = useMemo(() => (block.kind === 'bar' ? { ...block, bars: block.bars.slice(0, block.shown) } : block), [block]);
  const count = block.kind === 'bar' ? block.bars.length : 0;
  return (
    <>
      <Chart block={isWhole ? block : first} onDrill={drill} onTrace={trace} />
      <RestButton block={block} count={count} isWhole={isWhole} onToggle={() => setIsWhole(!isWhole)} />
    </>
  );
}
