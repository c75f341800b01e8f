/** Whatever the network and other people do: every typed cell ends stored or visibly not, and nobody's figure is overwritten unseen. */
import fc from 'fast-check';
import type { StoredValue, StoredValues } from '#domain/return/values.js';
import { SaveQueue } from './save-queue.js';
import type { Clock, Saved } from './saving.js';

class FakeClock implements Clock {
  private now = 0;
  private next = 1;
  private readonly timers = new Map<number, { at: number; work: () => void }>();
  set(work: () => void, ms: number): number {
    this.timers.set(this.next, { at: this.now + ms, work });
    return this.next++;
  }
  clear(timer: number): void {
    this.timers.delete(timer);
  }
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      const due = [...this.timers].filter(([, t]) => t.at <= end).toSorted((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = Math.max(this.now, due[1].at);
      due[1].work();
      await settled();
    }
    this.now = end;
    await settled();
  }
}
const settled = async () => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};

interface View extends Saved<StoredValue> {
  open: boolean;
}
const refusal = (status: number, errors: { field: string; message: string }[] = []) => ({
  status,
  title: 'no',
  detail: `refused ${status}`,
  errors,
});

/** The api, with a network that can be told to fail. */
class Server {
  revision = 1;
  values: StoredValues = { A: 1, B: 2, C: 3 };
  open = true;
  saves = 0;
  underWay = 0;
  mostUnderWay = 0;
  mode: 'up' | 'down' | 'lost' | 'busy' | 'slow' = 'up';
  private held: (() => void)[] = [];
  onSave: (code: string, was: StoredValue, value: StoredValue) => void = () => undefined;

  view = (): View => ({ revision: this.revision, values: { ...this.values }, open: this.open });
  other(code: string, value: StoredValue): void {
    this.values[code] = value;
    this.revision++;
  }
  release(): void {
    for (const go of this.held.splice(0)) go();
  }
  read = async (): Promise<View> => {
    if (this.mode === 'down') throw refusal(0);
    return this.view();
  };
  save = async (revision: number, values: StoredValues): Promise<View> => {
    this.saves++;
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    try {
      const { mode } = this;
      if (mode === 'slow') await new Promise<void>((go) => this.held.push(go));
      if (mode === 'down') throw refusal(0);
      if (mode === 'busy') throw refusal(503);
      if (!this.open || revision !== this.revision) throw refusal(409);
      const bad = Object.entries(values).filter(([, value]) => value === 13);
      if (bad.length > 0)
        throw refusal(
          422,
          bad.map(([code]) => ({ field: `values.${code}`, message: 'unlucky' })),
        );
      for (const [code, value] of Object.entries(values)) {
        this.onSave(code, this.values[code] ?? null, value);
        this.values[code] = value;
      }
      this.revision++;
      if (mode === 'lost') throw refusal(0);
      return this.view();
    } finally {
      this.underWay--;
    }
  };
}

function start() {
  const server = new Server();
  const clock = new FakeClock();
  const queue = new SaveQueue<View, StoredValue>({
    same: (a, b) => (a ?? null) === (b ?? null),
    first: server.view(),
    transport: { save: server.save, read: server.read },
    mayWrite: (view) => view.open,
    onChange: () => undefined,
    clock,
  });
  const state = (code: string) => queue.snapshot().open.get(code)?.state ?? (queue.snapshot().saved.has(code) ? 'saved' : 'untouched');
  return { server, clock, queue, state };
}

describe('SaveQueue', () => {
  it('sends what was typed in a moment together, one request at a time', async () => {
    const { server, clock, queue, state } = start();
    queue.edit({ A: 10 });
    await clock.advance(200);
    queue.edit({ B: 20 });
    await clock.advance(399);
    expect([server.saves, state('A')]).toEqual([0, 'waiting']);
    await clock.advance(1);
    expect([server.saves, server.values, state('A'), state('B')]).toEqual([1, { A: 10, B: 20, C: 3 }, 'saved', 'saved']);
  });

  it('shows what others changed meanwhile when the answer to a save brings it', async () => {
    const { server, clock, queue, state } = start();
    server.mode = 'slow';
    queue.edit({ A: 10 });
    await clock.advance(400);
    queue.edit({ B: 20 });
    // This api takes what does not touch: somebody else's cells come back with mine.
    server.values['B'] = 7;
    server.values['C'] = 8;
    server.mode = 'up';
    server.release();
    await clock.advance(0);
    expect([state('A'), state('B'), queue.snapshot().open.get('B')?.theirs]).toEqual(['saved', 'conflict', 7]);
    expect([...queue.snapshot().byOthers]).toEqual(['B', 'C']);
    queue.settle('B', 'mine');
    await clock.advance(400);
    expect(server.values).toEqual({ A: 10, B: 20, C: 8 });
  });

  it('waits while the network is away, longer each time, and sends at once when told that it is back', async () => {
    const { server, clock, queue, state } = start();
    server.mode = 'down';
    queue.edit({ A: 10 });
    await clock.advance(60_000);
    expect([state('A'), queue.snapshot().trouble]).toEqual(['waiting', 'offline']);
    expect(server.saves).toBeLessThan(9);
    server.mode = 'up';
    queue.hurry();
    await clock.advance(0);
    expect([state('A'), queue.snapshot().trouble, server.values['A']]).toEqual(['saved', null, 10]);
  });

  it('knows its own figure again when the answer was lost on the way', async () => {
    const { server, clock, queue, state } = start();
    server.mode = 'lost';
    queue.edit({ A: 10 });
    await clock.advance(400);
    server.mode = 'up';
    await clock.advance(5_000);
    expect([state('A'), server.values['A'], queue.snapshot().byOthers.size]).toEqual(['saved', 10, 0]);
  });

  it('shows the reason at the cell that is refused, and saves the others', async () => {
    const { server, clock, queue, state } = start();
    queue.edit({ A: 13, B: 20 });
    await clock.advance(2_000);
    expect([state('A'), state('B'), server.values]).toEqual(['refused', 'saved', { A: 1, B: 20, C: 3 }]);
    expect(queue.snapshot().open.get('A')).toMatchObject({ value: 13, reason: 'unlucky' });
    queue.edit({ A: 12 });
    await clock.advance(400);
    expect([state('A'), server.values['A']]).toEqual(['saved', 12]);
  });

  it('keeps my cells beside another person’s, and says which those were', async () => {
    const { server, clock, queue, state } = start();
    server.other('B', 99);
    queue.edit({ A: 10 });
    await clock.advance(2_000);
    expect([state('A'), server.values, [...queue.snapshot().byOthers]]).toEqual(['saved', { A: 10, B: 99, C: 3 }, ['B']]);
  });

  it('asks whose figure counts where both changed one cell', async () => {
    const { server, clock, queue, state } = start();
    server.other('A', 99);
    queue.edit({ A: 10, B: 20 });
    await clock.advance(2_000);
    expect([state('A'), state('B'), server.values['A']]).toEqual(['conflict', 'saved', 99]);
    expect(queue.snapshot().open.get('A')).toMatchObject({ value: 10, theirs: 99 });
    queue.settle('A', 'mine');
    await clock.advance(2_000);
    expect([state('A'), server.values['A']]).toEqual(['saved', 10]);
  });

  it('takes theirs when told so', async () => {
    const { server, clock, queue } = start();
    server.other('A', 99);
    queue.edit({ A: 10 });
    await clock.advance(2_000);
    queue.settle('A', 'theirs');
    await clock.advance(2_000);
    expect([queue.snapshot().open.size, queue.snapshot().view.values['A'], server.values['A']]).toEqual([0, 99, 99]);
  });

  it('says so at every cell when the return was submitted meanwhile, and asks no more', async () => {
    const { server, clock, queue, state } = start();
    server.open = false;
    server.revision++;
    queue.edit({ A: 10, B: 20 });
    await clock.advance(60_000);
    expect([state('A'), state('B'), server.saves]).toEqual(['refused', 'refused', 1]);
  });

  it('sends what was typed while a save was under way after it', async () => {
    const { server, clock, queue, state } = start();
    server.mode = 'slow';
    queue.edit({ A: 10 });
    await clock.advance(400);
    queue.edit({ A: 11 });
    queue.edit({ B: 20 });
    server.mode = 'up';
    server.release();
    await clock.advance(2_000);
    expect([state('A'), server.values['A'], server.values['B'], server.mostUnderWay]).toEqual(['saved', 11, 20, 1]);
  });

  it('has nothing to save where the old figure is typed again', async () => {
    const { server, clock, queue, state } = start();
    queue.edit({ A: 10 });
    queue.edit({ A: 1 });
    await clock.advance(5_000);
    expect([server.saves, state('A')]).toEqual([0, 'untouched']);
  });

  it('puts back what was left unsaved, asking where somebody else was there since', async () => {
    const { server, clock, queue, state } = start();
    queue.restore({ A: { value: 10, base: 1 }, B: { value: 20, base: 7 }, C: { value: 3, base: 1 } });
    expect([state('A'), state('B'), state('C')]).toEqual(['waiting', 'conflict', 'saved']);
    await clock.advance(400);
    expect(server.values).toEqual({ A: 10, B: 2, C: 3 });
  });

  it('sends what is waiting on leaving, and nothing after it', async () => {
    const { server, clock, queue } = start();
    queue.edit({ A: 10 });
    await queue.leave();
    queue.edit({ B: 20 });
    await clock.advance(60_000);
    expect(server.values).toEqual({ A: 10, B: 2, C: 3 });
  });

  it('never forgets a cell and never overwrites a figure nobody looked at', async () => {
    const code = fc.constantFrom('A', 'B', 'C');
    const value = fc.constantFrom(1, 2, 3, 7, 13, null);
    const act = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), code, value }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('other' as const), code }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(100, 400, 1500, 40_000) }) },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('network' as const), mode: fc.constantFrom('up', 'down', 'lost', 'busy', 'slow') }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), code, whose: fc.constantFrom('mine', 'theirs') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { server, clock, queue } = start();
        /** What I last typed into a cell, and every figure I have seen standing in it or wrote there myself. */
        const typed = new Map<string, StoredValue>();
        const mine: Record<string, Set<StoredValue>> = { A: new Set([1]), B: new Set([2]), C: new Set([3]) };
        const unseen: string[] = [];
        let others = 100;
        server.onSave = (at, was, now) => {
          if (was !== now && !mine[at]!.has(was)) unseen.push(JSON.stringify([at, was, now]));
          mine[at]!.add(now);
        };
        const see = () => {
          for (const [at, seen] of Object.entries(mine))
            seen.add(queue.snapshot().open.get(at)?.theirs ?? queue.snapshot().view.values[at] ?? null);
        };
        for (const step of acts) {
          if (step.kind === 'edit') {
            see();
            queue.edit({ [step.code]: step.value });
            typed.set(step.code, step.value);
          } else if (step.kind === 'other') {
            server.other(step.code, others++);
          } else if (step.kind === 'wait') await clock.advance(step.ms);
          else if (step.kind === 'network') {
            server.mode = step.mode;
            server.release();
          } else if (step.kind === 'look') queue.adopt(server.view());
          else if (queue.snapshot().open.get(step.code)?.state === 'conflict') {
            see();
            queue.settle(step.code, step.whose);
            if (step.whose === 'theirs') typed.delete(step.code);
          }
          await settled();
        }
        server.mode = 'up';
        server.release();
        await settled();
        await clock.advance(200_000);
        const { open, saved, view } = queue.snapshot();
        expect(unseen).toEqual([]);
        expect(server.mostUnderWay).toBeLessThanOrEqual(1);
        for (const [at, cell] of open) expect([at, ['refused', 'conflict']]).toEqual([at, expect.arrayContaining([cell.state])]);
        for (const [at, value] of typed) {
          const cell = open.get(at);
          if (cell) expect(cell.value).toBe(value);
          // Stored; or somebody else wrote over it afterwards, knowing it.
          else if (view.values[at] !== value) expect([at, saved.has(at) || queue.snapshot().byOthers.has(at)]).toEqual([at, true]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
