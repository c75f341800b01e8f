/** Takes the bytes of a table to be imported; reading and planning are a job's, applying is a person's. */
import type { Actor } from '#domain/access/actor.js';
import type { Ports } from '../ports.js';
import { ReceiveUpload, type Receipt } from '../uploads/receive-upload.js';
import type { ImportPurpose } from './import.js';
import { importOf } from './imports.js';

export class ReceiveImport {
  private readonly receive: ReceiveUpload;

  constructor(ports: Pick<Ports, 'database' | 'files' | 'clock' | 'doorbell'>) {
    this.receive = new ReceiveUpload(ports);
  }

  /** Throws as ReceiveUpload does. */
  run(input: {
    actor: Actor;
    purpose: ImportPurpose;
    options: Record<string, string>;
    fileName: string;
    bytes: AsyncIterable<Uint8Array>;
    idempotencyKey?: string | undefined;
  }): Promise<Receipt> {
    const { purpose, options, ...upload } = input;
    return this.receive.run({ ...upload, as: { purpose, options, needs: importOf(purpose).needs } });
  }
}
