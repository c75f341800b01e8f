/** The one part `file` of an upload: its name, and its bytes as they arrive; whatever else a client may send is refused in words. */
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MAX_UPLOAD_BYTES } from '#application/uploads/receive-upload.js';
import { DomainError, type Text } from '#domain/errors.js';

/** One byte more than may be kept, so that the file store sees what is too large; the parser's own default cuts files short in silence. */
export const MULTIPART_LIMITS = { files: 1, fields: 0, parts: 1, headerPairs: 50, fileSize: MAX_UPLOAD_BYTES + 1 };

export interface FilePart {
  fileName: string;
  /** Ends with an error when the body was broken or went on after the file: nothing of it may be kept then. */
  bytes: AsyncIterable<Uint8Array>;
}

export async function filePartOf(request: FastifyRequest): Promise<FilePart> {
  if (!request.isMultipart()) throw new DomainError('unsupported', NOT_MULTIPART);
  const parts = request.parts();
  const part = await nextOf(parts);
  if (part?.type !== 'file' || part.fieldname !== 'file') throw refused(NO_FILE, '请选择文件');
  // A part may come without any name, and then has none, whatever its type says.
  return { fileName: part.filename || '', bytes: bytesOf(part, parts) };
}

async function* bytesOf(part: MultipartFile, parts: AsyncIterator<Multipart>): AsyncGenerator<Uint8Array> {
  try {
    yield* part.file as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw broken(cause);
  }
  if (await nextOf(parts)) throw refused(ONE_FILE, '一次只传一个文件');
}

/** Whatever the parser complains of is the sender's to mend. */
async function nextOf(parts: AsyncIterator<Multipart>): Promise<Multipart | null> {
  try {
    const { done, value } = await parts.next();
    return done ? null : value;
  } catch (cause) {
    throw broken(cause);
  }
}

const NOT_MULTIPART: Text = {
  zh: '请以 multipart/form-data 上传，文件放在 file 字段',
  en: 'Send multipart/form-data with the workbook in the part "file"',
};
const NO_FILE: Text = { zh: '没有收到文件，请选择要上传的工作簿', en: 'There is no part "file"' };
const ONE_FILE: Text = { zh: '一次只能上传一个工作簿，请逐个上传', en: 'Send one workbook at a time' };
const BROKEN: Text = {
  zh: '上传的内容不完整或写法不对：一次只传一个文件，放在 file 字段，请重新上传',
  en: 'The upload is cut off or malformed: send one file, in the part "file", and nothing else',
};

const refused = (text: Text, message: string, cause?: unknown): DomainError =>
  new DomainError('invalid', text, { errors: [{ field: 'file', message }], cause });
const broken = (cause: unknown): DomainError => refused(BROKEN, '请重新上传', cause);
