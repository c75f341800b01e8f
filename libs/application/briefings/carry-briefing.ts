/** What a message about a briefing brings when it is sent: the released file, if whoever gets it may still see it. */
import { DomainError } from '#domain/errors.js';
import type { MessageRecord } from '#domain/message/message.js';
import type { Attachment } from '#domain/ports/channel.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import type { Ports } from '../ports.js';
import { aboutOf, isReader, recipientsOf } from './briefing-recipients.js';
import { fileNameOf } from './briefing-views.js';

/** Mail servers take no larger ones: then the link must do. */
const MOST_BYTES = 15 * 2 ** 20;

export interface Carried {
  /** Why nothing is sent, in plain words. */
  refusal: string | null;
  attachment?: Attachment;
}

/** `to`: the account, or the outside address. */
export async function carryBriefing(
  { database, files }: Pick<Ports, 'database' | 'files'>,
  briefing: NonNullable<MessageRecord['briefing']>,
  to: UserRecord | string,
): Promise<Carried> {
  const record = await database.briefings.get(briefing.id);
  if (record?.status !== 'released' && record?.status !== 'superseded') return { refusal: '简报不在已发布状态' };
  const { unit, path } = await aboutOf(database, record);
  const isStill =
    typeof to === 'string' ? (await recipientsOf(database, record)).outside.has(to) : await isReader(database, to, record, path);
  if (!isStill) return { refusal: typeof to === 'string' ? '已不在报送范围' : '已无权查看这份简报' };
  const file = record.files.find(({ format }) => format === 'pdf');
  if (!briefing.sendsFile || !file || file.size > MOST_BYTES) return { refusal: null };
  const bytes = await read(files, file.sha256);
  return { refusal: null, attachment: { name: fileNameOf(record, unit, 'pdf'), type: 'application/pdf', bytes } };
}

/** A file that cannot be read now is no reason to send the message without it. */
async function read(files: Ports['files'], sha256: string): Promise<Uint8Array> {
  try {
    return await files.read(sha256);
  } catch (cause) {
    throw new DomainError('unavailable', { zh: '简报文件暂时读不出', en: 'The file of the briefing cannot be read just now' }, { cause });
  }
}
