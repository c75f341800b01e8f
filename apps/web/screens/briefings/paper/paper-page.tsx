/** One page, drawn when it comes near; what was drawn before stays until the new picture is ready. Its text is there for whoever listens. */
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/language.js';
import type { OpenPdf } from './open-pdf.js';

interface Props {
  file: OpenPdf;
  number: number;
  size: { width: number; height: number };
  /** It is the one in the middle of the view. */
  onSeen: (number: number) => void;
}

const SHARPEST = 2;
/** Whether the window scrolls or the pane beside the editor. */
const NEAR = { rootMargin: '900px 0px', scrollMargin: '900px 0px' };
const MIDDLE = { rootMargin: '-45% 0px -45% 0px' };

export function PaperPage({ file, number, size, onSeen }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [width, setWidth] = useState(0);
  const [words, setWords] = useState('');

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const near = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), NEAR);
    const middle = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && onSeen(number), MIDDLE);
    const wide = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    near.observe(element);
    middle.observe(element);
    wide.observe(element);
    return () => {
      near.disconnect();
      middle.disconnect();
      wide.disconnect();
    };
  }, [number, onSeen]);

  useEffect(() => {
    if (!isNear || width === 0) return;
    let live = true;
    let stop: (() => void) | undefined;
    void (async () => {
      const page = await file.document.getPage(number);
      if (!live) return;
      const viewport = page.getViewport({ scale: (width / size.width) * Math.min(window.devicePixelRatio, SHARPEST) });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const drawing = page.render({ canvas, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
      const { items } = await page.getTextContent();
      if (!live) return;
      holder.current?.replaceChildren(canvas);
      setWords(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    })().catch((cause: unknown) => {
      // Given up because a newer file or another width is being drawn.
      if (live) throw cause;
    });
    return () => {
      live = false;
      stop?.();
    };
  }, [file, number, size.width, isNear, width]);

  return (
    <div ref={box} className="paper__page" style={{ aspectRatio: `${size.width} / ${size.height}` }} data-page={number}>
      <div ref={holder} aria-hidden="true" />
      <p className="visually-hidden">
        {t('paper.number', { page: number })} {words}
      </p>
    </div>
  );
}
