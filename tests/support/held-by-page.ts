/** What a page holds on to once everything that can go is gone: counted from a heap snapshot, without the engine's own compiled code, which grows and shrinks with how warm it is. */
import type { CDPSession } from 'playwright-core';

export interface Held {
  /** Bytes of objects, strings, shapes, closures and what the browser keeps for them. */
  objects: number;
  /** Of the whole heap as the engine counts it, compiled code included. */
  heap: number;
  nodes: number;
  listeners: number;
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

export async function heldBy(session: CDPSession): Promise<Held> {
  await session.send('Performance.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
  return {
    objects: sizeWithoutCode(await snapshotOf(session)),
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

async function snapshotOf(session: CDPSession): Promise<Snapshot> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join('')) as Snapshot;
}

function sizeWithoutCode({ snapshot: { meta }, nodes }: Snapshot): number {
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')];
  const code = meta.node_types[0].indexOf('code');
  let sum = 0;
  for (let i = 0; i < nodes.length; i += meta.node_fields.length) if (nodes[i + type] !== code) sum += nodes[i + size]!;
  return sum;
}
