/** 大屏: the figures of one unit on the wall of a meeting room, slide after slide, readable from five metres; keys turn, hold and leave. */
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { usePlace } from '../../app/context.js';
import { lendScheme } from '../../app/scheme.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
// Everything a slide needs comes with the wall: later the server may be out of reach.
import '../../components/chart/echarts-parts.js';
import { liftNotes } from '../dashboards/lay-blocks.js';
import { slidesOf } from './slides.js';
import { useAwake } from './use-awake.js';
import { useRotation, type Rotation } from './use-rotation.js';
import { useStage } from './use-stage.js';
import { useWallFigures } from './use-wall-figures.js';
import { WallControls } from './wall-controls.js';
import { WallHead } from './wall-head.js';
import { WallSlide } from './wall-slide.js';
import './wall.css';

/** What the head, the words of a slide and the foot take of the stage; wall.css gives them no more. */
const AROUND = { height: 326, width: 96 };
const SECONDS = { usual: 20, fewest: 5, most: 600 };
/** The whole picture moves by a pixel or two with each slide, so that no edge stands still for days. */
const DRIFT = ['0 0', '2px 0', '2px 2px', '0 2px'];

export function WallScreen() {
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const stage = useStage();
  const { period, asked, sector, basis, part, choose, link, error: placeError, retry } = usePlace();
  const scheme = part('scheme') === 'light' ? 'light' : 'dark';
  const seconds = secondsOf(part('seconds'));
  const query = new URLSearchParams({ ...asked, ...(sector ? { sector } : {}), ...(basis === 'as_was' ? {} : { basis }) });
  const path = asked.period ? `/dashboards/wall?${query}` : null;
  const { data, error, lostSince } = useWallFigures(path, seconds);
  const slides = useMemo(
    () =>
      slidesOf(liftNotes(data?.blocks ?? []).blocks, { width: stage.width - AROUND.width, height: stage.height - AROUND.height }, language),
    [data, stage, language],
  );
  const rotation = useRotation(slides.length, seconds);
  const leave = () => void navigate(link('/overview'));
  useKeys(rotation, leave);
  useAwake();
  useEffect(() => lendScheme(scheme), [scheme]);
  useEffect(() => {
    document.title = `${t('nav.wall')} · ${t('app.name')}`;
  }, [t]);

  const slide = slides[rotation.index];
  const failed = error ?? placeError;
  return (
    <main
      className="wall"
      data-turns={rotation.turns}
      style={{
        width: stage.width,
        height: stage.height,
        transform: `scale(${stage.scale})`,
        translate: DRIFT[rotation.turns % DRIFT.length],
      }}
    >
      {data && <WallHead data={data} periodName={period?.name ?? data.period} />}
      {data && slide ? (
        <WallSlide key={slide.blocks.length} slide={slide} scale={stage.scale} />
      ) : (
        <div className="wall__empty">
          {failed ? (
            <ErrorNote error={failed} retry={retry} />
          ) : data ? (
            <StateNote icon="chart" title={t('dashboard.emptyTitle')}>
              {t('dashboard.empty', { period: period?.name ?? '' })}
            </StateNote>
          ) : (
            <Skeleton rows={3} tall />
          )}
        </div>
      )}
      <footer className="wall__foot">
        {lostSince && (
          <p className="wall__lost" role="status">
            {t('wall.lost', { time: moment(lostSince) })}
          </p>
        )}
        <WallControls
          rotation={rotation}
          count={slides.length}
          scheme={scheme}
          onScheme={() => choose({ scheme: scheme === 'dark' ? 'light' : null }, 'silently')}
          onLeave={leave}
        />
      </footer>
    </main>
  );
}

function useKeys({ step, pause }: Rotation, leave: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = {
        ArrowRight: () => step(1),
        PageDown: () => step(1),
        ArrowLeft: () => step(-1),
        PageUp: () => step(-1),
        // On a button the space bar presses that button.
        ' ': event.target instanceof HTMLButtonElement ? undefined : pause,
        Escape: leave,
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function secondsOf(asked: string | null): number {
  const seconds = Number(asked);
  return asked && Number.isFinite(seconds) ? Math.min(SECONDS.most, Math.max(SECONDS.fewest, Math.round(seconds))) : SECONDS.usual;
}
