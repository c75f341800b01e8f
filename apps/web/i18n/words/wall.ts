/** Words of the wall. */
import type { Text } from '#domain/errors.js';

export const wallWords = {
  'wall.stop': { zh: '；', en: '; ' },
  'wall.slides': { zh: '各页', en: 'Slides' },
  'wall.slide': { zh: '第 {number} 页，共 {count} 页', en: 'Slide {number} of {count}' },
  'wall.previous': { zh: '上一页（←）', en: 'Previous (←)' },
  'wall.next': { zh: '下一页（→）', en: 'Next (→)' },
  'wall.pause': { zh: '暂停（空格）', en: 'Pause (space)' },
  'wall.resume': { zh: '继续轮播（空格）', en: 'Go on (space)' },
  'wall.light': { zh: '浅色', en: 'Light' },
  'wall.dark': { zh: '深色', en: 'Dark' },
  'wall.full': { zh: '全屏', en: 'Full screen' },
  'wall.leave': { zh: '离开大屏（Esc）', en: 'Leave (Esc)' },
  'wall.basis': { zh: '口径', en: 'Basis' },
  'wall.lost': {
    zh: '{time}起连接不上服务器，显示的是此前的数据',
    en: 'No answer from the server since {time}; these are the figures from before',
  },
} as const satisfies Record<string, Text>;
