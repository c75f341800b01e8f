/** Asks once for many: who comes while one answer is on its way shares the next one, so that nobody gets an answer older than his question. */
export class SharedReading<T> {
  private running: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly ask: () => Promise<T>) {}

  /** The answer to a question that was asked after this call. */
  read(): Promise<T> {
    if (this.next) return this.next;
    if (!this.running) return this.begin();
    const begin = (): Promise<T> => this.begin();
    return (this.next = this.running.then(begin, begin));
  }

  private begin(): Promise<T> {
    this.next = null;
    const running = this.ask();
    this.running = running;
    const end = (): void => {
      if (this.running === running) this.running = null;
    };
    running.then(end, end);
    return running;
  }
}
