/** Tells the layout of the charts how wide letters are on this screen: the fonts of the list may all be missing, and what stands in is often wider. */
import { measureWith } from '#charts/measure-text.js';
import { themeFor } from '#charts/theme.js';

const SIZE = 100;

export function measureScreenFont(): void {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return;
  const { font } = themeFor('screen');
  measureWith((char, bold) => {
    pen.font = `${bold ? 700 : 400} ${SIZE}px ${font}`;
    return (pen.measureText(char).width * 1000) / SIZE;
  });
}
