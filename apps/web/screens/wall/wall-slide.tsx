/** One slide: the finding in large type, the picture as large as the rest allows. */
import type { Block } from '#domain/dashboard/block.js';
import { chartHeight } from '#charts/charts.js';
import { textWidth } from '#charts/measure-text.js';
import { Chart } from '../../components/chart/chart.js';
import { useLanguage, useText } from '../../i18n/language.js';
import type { Slide } from './slides.js';
import { WallCards } from './wall-cards.js';
import { WallTable } from './wall-table.js';

/** A title that would take a third line, on the narrowest stage, is set smaller. */
const TITLE = 38;
const TWO_LINES = 2_150;

export function WallSlide({ slide, scale }: { slide: Slide; scale: number }) {
  const t = useText();
  return (
    <div className="wall__slide" data-slide={slide.key}>
      {slide.blocks.map((block, i) => (
        // By place, not by block: the next picture is drawn where the last one was, without a blank between.
        <section key={i} className="wall__block" aria-labelledby={`wall-title-${i}`}>
          <header className="wall__words">
            <h2 id={`wall-title-${i}`} data-long={textWidth(block.title, TITLE, true) > TWO_LINES || undefined}>
              {block.title}
            </h2>
            {block.subtitle && <p>{block.subtitle}</p>}
          </header>
          <div className="wall__picture">
            <Picture block={block} scale={scale} />
          </div>
          {block.notes.length > 0 && <p className="wall__notes">{block.notes.join(t('wall.stop'))}</p>}
        </section>
      ))}
    </div>
  );
}

function Picture({ block, scale }: { block: Block; scale: number }) {
  const language = useLanguage();
  if (block.kind === 'kpi') return <WallCards block={block} />;
  if (chartHeight(block, { width: 800, medium: 'wall', language }) > 0) return <Chart block={block} medium="wall" scale={scale} />;
  return <WallTable block={block} />;
}
