/** Keeps answers up to so many bytes; what was not asked for longest goes first. */
export class KeptBytes<T extends { bytes: Uint8Array; gzip?: Uint8Array | null }> {
  /** In the order of their last use. */
  private readonly kept = new Map<string, T>();
  private size = 0;

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  set(key: string, answer: T): void {
    this.drop(key);
    this.kept.set(key, answer);
    this.size += sizeOf(answer);
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) break;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.kept.clear();
    this.size = 0;
  }

  private drop(key: string): void {
    const gone = this.kept.get(key);
    this.size -= gone ? sizeOf(gone) : 0;
    this.kept.delete(key);
  }
}

const sizeOf = ({ bytes, gzip }: { bytes: Uint8Array; gzip?: Uint8Array | null }): number => bytes.length + (gzip?.length ?? 0);
