/** A file as an attachment, with a server-set type and a UTF-8 name; never sniffed, never cached by anybody else. */
import type { FastifyReply } from 'fastify';

export function sendFile(
  reply: FastifyReply,
  file: { fileName: string; bytes: Uint8Array; type: string; inline?: boolean; etag?: string },
): void {
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  void reply
    .headers({
      'content-type': file.type,
      'content-disposition': `${file.inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'cache-control': 'private, no-store',
      ...(file.etag ? { etag: `"${file.etag}"` } : {}),
    })
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
