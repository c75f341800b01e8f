/** What a page holds on to once everything that can go is gone. */
import type { CDPSession } from 'playwright-core';

export interface Held {
  /** Bytes of the engine's heap. */
  heap: number;
  nodes: number;
  listeners: number;
}

/** In a browser that makes no machine code: that grows for thousands of slides with how warm each function is, and hides what a page really keeps. */
export const WITHOUT_MACHINE_CODE = '--js-flags=--jitless';

export async function heldBy(session: CDPSession): Promise<Held> {
  await session.send('Performance.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
  return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}
