/** Resident memory of another process, as the kernel counts it: heap limits of V8 see neither buffers nor zlib. */
import { readFile } from 'node:fs/promises';

/** Bytes; null where there is no /proc or the process is gone. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  } catch {
    return null;
  }
}
