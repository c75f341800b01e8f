/** The wall is laid out at one height and enlarged to the screen, so that type keeps its share of the height at any resolution. */
import { useEffect, useState } from 'react';

/** Pixels as laid out. A title of 36 is 4 % of the height. */
const STAGE_HEIGHT = 900;
const NARROWEST = 1280;
const SMALLEST = 0.5;

export interface Stage {
  width: number;
  height: number;
  scale: number;
}

const measure = (): Stage => {
  const [width, height] = [window.innerWidth, window.innerHeight];
  const scale = Math.max(SMALLEST, Math.min(height / STAGE_HEIGHT, width / NARROWEST));
  return { width: width / scale, height: height / scale, scale };
};

export function useStage(): Stage {
  const [stage, setStage] = useState(measure);
  useEffect(() => {
    const resized = () => setStage(measure());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return stage;
}
