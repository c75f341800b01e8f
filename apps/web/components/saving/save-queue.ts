/** Keeps saved what is typed: cells go out together a moment after typing, one request at a time; what two people changed at once is shown, never overwritten. */
import { isRefusal, reasonOf, refusedCells, type Refusal } from './refusal.js';
import type { Cells, Clock, OpenCell, Same, Saved, Snapshot, Transport } from './saving.js';

interface Options<V extends Saved<X>, X> {
  first: V;
  transport: Transport<V, X>;
  same: Same<X>;
  /** Whether the reader may still change it. */
  mayWrite: (view: V) => boolean;
  onChange: () => void;
  clock: Clock;
}

export const DEBOUNCE_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

export class SaveQueue<V extends Saved<X>, X> {
  private state: Snapshot<V, X>;
  private busy = false;
  private stopped = false;
  private timer: number | null = null;
  private attempts = 0;
  private visits = 0;
  /** An answer that came another way while a save was under way. */
  private parked: V | null = null;

  constructor(private readonly options: Options<V, X>) {
    this.state = { view: options.first, open: new Map(), saved: new Set(), byOthers: new Set(), foreign: null, trouble: null };
  }

  snapshot = (): Snapshot<V, X> => this.state;

  edit(values: Cells<X>): void {
    const open = new Map(this.state.open);
    for (const [code, value] of Object.entries(values)) {
      const before = open.get(code);
      // Typing anew over what somebody else stored is choosing one's own.
      const base = before ? (before.state === 'conflict' ? before.theirs : before.base) : this.stored(code);
      if (this.options.same(value, base) && before?.state !== 'saving' && !this.busy) open.delete(code);
      else open.set(code, { state: 'waiting', value, base, reason: null, theirs: null });
    }
    this.show({ open });
    this.schedule(DEBOUNCE_MS);
  }

  /** Cells left unsaved when the page was last left, with what was stored when they were typed. */
  restore(cells: Record<string, Pick<OpenCell<X>, 'value' | 'base'>>): void {
    const open = new Map(this.state.open);
    for (const [code, { value, base }] of Object.entries(cells))
      open.set(code, { state: 'waiting', value, base, reason: null, theirs: null });
    this.show({ open });
    this.merge(this.state.view, {});
    this.schedule(DEBOUNCE_MS);
  }

  /** Decides a conflict. */
  settle(code: string, whose: 'mine' | 'theirs'): void {
    const cell = this.state.open.get(code);
    if (cell?.state !== 'conflict') return;
    const open = new Map(this.state.open);
    if (whose === 'theirs') open.delete(code);
    else open.set(code, { ...cell, state: 'waiting', base: cell.theirs, theirs: null });
    this.show({ open });
    this.schedule(0);
  }

  /** Gives up what was refused. */
  drop(code: string): void {
    const open = new Map(this.state.open);
    open.delete(code);
    this.show({ open });
  }

  /** Takes an answer that came another way: that of a note, or of looking again. */
  adopt(view: V): void {
    if (view.revision < this.state.view.revision) return;
    if (this.busy) this.parked = view;
    else this.merge(view, {});
  }

  /** Tries at once: the network is back, or the reader is leaving. */
  hurry(): void {
    this.schedule(0);
  }

  dismissOthers(): void {
    this.show({ byOthers: new Set() });
  }

  start(): void {
    this.visits++;
    this.stopped = false;
    this.hurry();
  }

  /** Sends what is waiting once more, and then no more. */
  async leave(): Promise<void> {
    if (this.timer !== null) this.options.clock.clear(this.timer);
    this.timer = null;
    const visit = this.visits;
    await this.send();
    if (visit === this.visits) this.stopped = true;
  }

  private stored(code: string): X | null {
    return this.state.view.values[code] ?? null;
  }

  private show(part: Partial<Snapshot<V, X>>): void {
    this.state = { ...this.state, ...part };
    this.options.onChange();
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    if (this.timer !== null) this.options.clock.clear(this.timer);
    this.timer = this.options.clock.set(() => {
      this.timer = null;
      void this.send();
    }, ms);
  }

  private async send(): Promise<void> {
    if (this.busy || this.stopped) return;
    const waiting = [...this.state.open].filter(([, cell]) => cell.state === 'waiting');
    if (waiting.length === 0) return;
    const sent: Cells<X> = Object.fromEntries(waiting.map(([code, cell]) => [code, cell.value]));
    const { revision } = this.state.view;
    this.busy = true;
    this.mark(Object.keys(sent), { state: 'saving' });
    try {
      const answer = await this.options.transport.save(revision, sent);
      this.attempts = 0;
      this.confirm(sent, answer);
    } catch (error) {
      await this.handle(error, revision, sent);
    } finally {
      this.busy = false;
    }
    const { parked } = this;
    this.parked = null;
    if (parked && parked.revision >= this.state.view.revision) this.merge(parked, sent);
    if (this.timer === null && [...this.state.open.values()].some((cell) => cell.state === 'waiting')) this.schedule(this.pause());
  }

  private pause(): number {
    return this.attempts === 0 ? DEBOUNCE_MS : Math.min(FIRST_RETRY_MS * 2 ** (this.attempts - 1), LAST_RETRY_MS);
  }

  private confirm(sent: Cells<X>, view: V): void {
    const open = new Map(this.state.open);
    const saved = new Set(this.state.saved);
    for (const [code, value] of Object.entries(sent)) {
      const cell = open.get(code);
      saved.add(code);
      if (!cell || this.options.same(cell.value, value)) open.delete(code);
    }
    this.show({ open, saved, trouble: null });
    // As it was stored, however it was sent; and what others have changed meanwhile comes with the same answer.
    this.merge(view, Object.fromEntries(Object.keys(sent).map((code) => [code, view.values[code] ?? null])));
  }

  private async handle(error: unknown, revision: number, sent: Cells<X>): Promise<void> {
    const codes = Object.keys(sent);
    this.mark(codes, { state: 'waiting' });
    const refusal = isRefusal(error) ? error : null;
    if (refusal?.status === 409) return this.lookAgain(refusal, revision, sent);
    if (!refusal || refusal.status === 0 || refusal.status === 429 || refusal.status >= 500) {
      this.attempts++;
      return this.show({ trouble: refusal && refusal.status > 0 ? 'busy' : 'offline' });
    }
    if (refusal.status === 401) {
      this.stopped = true;
      return this.show({ trouble: 'signed_out' });
    }
    this.attempts = 0;
    this.refuse(sent, refusedCells(refusal, codes), refusal);
  }

  /** Somebody else was faster, or the work is no longer open: read it, keep what only I touched, and go on. */
  private async lookAgain(refusal: Refusal, revision: number, sent: Cells<X>): Promise<void> {
    this.attempts++;
    let view: V;
    try {
      view = await this.options.transport.read();
    } catch (error) {
      return this.show({ trouble: isRefusal(error) && error.status > 0 ? 'busy' : 'offline' });
    }
    const closed = view.revision === revision || !this.options.mayWrite(view);
    this.merge(view, sent);
    // The first time at once; against somebody who saves all the time with pauses.
    if (this.attempts === 1) this.attempts = 0;
    this.show({ trouble: null });
    if (closed)
      this.refuse(Object.fromEntries([...this.state.open].map(([code, cell]) => [code, cell.value])), [...this.state.open.keys()], refusal);
  }

  private refuse(sent: Cells<X>, codes: string[], refusal: Refusal): void {
    const open = new Map(this.state.open);
    for (const code of codes) {
      const cell = open.get(code);
      // What was typed since is something else: it is tried on its own.
      if (!cell || cell.state === 'conflict' || !this.options.same(cell.value, sent[code])) continue;
      open.set(code, { ...cell, state: 'refused', reason: reasonOf(refusal, code) ?? (refusal.detail || refusal.title) });
    }
    this.show({ open, trouble: null });
  }

  /** `sent`: what I sent last and may find stored although no answer came. */
  private merge(view: V, sent: Cells<X>): void {
    const before = this.state.view.values;
    const open = new Map(this.state.open);
    const saved = new Set(this.state.saved);
    const byOthers = new Set(this.state.byOthers);
    let { foreign } = this.state;
    for (const [code, cell] of this.state.open) {
      const theirs = view.values[code] ?? null;
      if (this.options.same(theirs, cell.value)) {
        open.delete(code);
        saved.add(code);
      } else if (code in sent && this.options.same(theirs, sent[code])) open.set(code, { ...cell, base: theirs });
      else if (cell.state === 'conflict' || !this.options.same(theirs, cell.base)) open.set(code, { ...cell, state: 'conflict', theirs });
    }
    for (const code of new Set([...Object.keys(before), ...Object.keys(view.values)])) {
      const moved = !this.options.same(before[code], view.values[code]);
      if (moved && !(code in sent && this.options.same(sent[code], view.values[code]))) {
        byOthers.add(code);
        foreign = view;
      }
    }
    this.show({ view, open, saved, byOthers, foreign });
  }

  private mark(codes: string[], part: Partial<OpenCell<X>>): void {
    const open = new Map(this.state.open);
    for (const code of codes) {
      const cell = open.get(code);
      if (cell && cell.state !== 'conflict') open.set(code, { ...cell, ...part });
    }
    this.show({ open });
  }
}
