/** Draws one block with ECharts: as wide as its box, drawn again when that changes, thrown away with it. Charts over periods also fill a taller box. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { chartHeight, chartOption, type ChartContext } from '#charts/charts.js';
import { describeBlock } from '#charts/describe-block.js';
import type { Block, BlockKind, Drill } from '#domain/dashboard/block.js';
import { usePatterns } from '../../app/patterns.js';
import { useScheme } from '../../app/scheme.js';
import { useLanguage } from '../../i18n/language.js';
import type { FigureSource } from '../figures/figures-context.js';
import { cellTarget, drillTarget } from './drill-target.js';
import type { ECElementEvent, EChartsType } from './echarts-parts.js';
import { measureScreenFont } from './screen-font.js';
import './chart.css';

measureScreenFont();

/** Charts whose height means nothing: they fill the card beside a taller one. Rows of bars keep their pitch. */
const STRETCHES: BlockKind[] = ['trend', 'stack'];
const MOST_STRETCH = 1.6;

interface Props {
  block: Block;
  /** Called with where what was clicked leads. */
  onDrill?: (drill: Drill) => void;
  /** Called with the figure that was clicked, where it is one that can be taken apart. */
  onTrace?: (source: FigureSource) => void;
  /** On the wall a chart fills its box instead of asking for room. */
  medium?: Exclude<ChartContext['medium'], 'paper'>;
  /** How many times larger than laid out it is shown: drawn with as many more dots, so that it stays sharp. */
  scale?: number;
}

export function Chart({ block, onDrill, onTrace, medium = 'screen', scale = 1 }: Props) {
  const language = useLanguage();
  const scheme = useScheme();
  const patterns = usePatterns();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const leads = useRef({ onDrill, onTrace });
  leads.current = { onDrill, onTrace };
  const [{ width, room }, setSize] = useState({ width: 0, room: 0 });
  const [engine, setEngine] = useState<EChartsType | null>(null);

  useLayoutEffect(() => {
    if (!box.current) return;
    const measure = () => {
      const [width, room] = [Math.floor(box.current?.clientWidth ?? 0), Math.floor(box.current?.clientHeight ?? 0)];
      setSize((before) => (before.width === width && before.room === room ? before : { width, room }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    let live = true;
    let made: EChartsType | undefined;
    void import('./echarts-parts.js').then(({ init }) => {
      if (!live || !canvas.current) return;
      made = init(canvas.current, null, { renderer: 'canvas', width: 10, height: 10, devicePixelRatio: window.devicePixelRatio * scale });
      setEngine(made);
    });
    return () => {
      live = false;
      made?.dispose();
      setEngine(null);
    };
  }, [scale]);

  const natural = width > 0 ? chartHeight(block, { width, medium, language }) : 0;
  const height = heightOf(block.kind, natural, room, medium);
  useEffect(() => {
    if (!engine || width === 0) return;
    const option = chartOption(block, { width, height, medium, language, scheme, patterns });
    if (!option) return;
    engine.resize({ width, height });
    engine.setOption(option, { notMerge: true });
    const click = (event: ECElementEvent) => {
      const source = leads.current.onTrace ? cellTarget(block, event) : null;
      if (source) return leads.current.onTrace?.(source);
      const target = drillTarget(block, event);
      if (target) leads.current.onDrill?.(target);
    };
    engine.on('click', click);
    return () => {
      engine.off('click', click);
    };
  }, [engine, block, width, height, medium, language, scheme, patterns]);

  return (
    <div
      className="chart"
      ref={box}
      role="img"
      aria-label={describeBlock(block, language)}
      style={medium === 'wall' ? { height: '100%' } : { minHeight: natural || 220 }}
    >
      <div
        ref={canvas}
        className="chart__canvas"
        aria-hidden="true"
        style={medium === 'wall' ? { top: Math.max(0, (room - height) / 2) } : undefined}
      />
    </div>
  );
}

function heightOf(kind: BlockKind, natural: number, room: number, medium: ChartContext['medium']): number {
  const stretched = Math.min(room, Math.round(natural * MOST_STRETCH));
  if (medium === 'wall') return STRETCHES.includes(kind) ? room : stretched;
  return STRETCHES.includes(kind) ? Math.max(natural, stretched) : natural;
}
