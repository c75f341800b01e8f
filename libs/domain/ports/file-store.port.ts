/** Bytes by their hash: what was received or rendered is kept exactly, once, and never altered. */
export const FILE_STORE = Symbol('FileStore');

export interface StoredFile {
  sha256: string;
  size: number;
}

export interface FileStore {
  /** Reads the stream to its end, fsyncs, and only then resolves. Throws `too_large` past `maxBytes`, `unavailable` when the disk is full. */
  put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>;
  /** Absolute path of a stored file, for child processes; throws `not_found`. */
  path(sha256: string): Promise<string>;
  read(sha256: string): Promise<Uint8Array>;
}
