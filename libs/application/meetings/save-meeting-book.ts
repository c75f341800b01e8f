/** Writes a meeting's book as a whole: agenda, attendance, resolutions; from the revision its writer saw, or not at all. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { assertBook, hasBegun, movedIn, NEW_BOOK, type BookContent } from '#domain/meeting/meeting-book.js';
import type { MeetingBook } from '#domain/meeting/meeting.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findMeeting } from './find-meeting.js';
import { briefingsOf } from './meeting-briefings.js';
import { heldAs, tellAboutChange } from './tell-about-meeting.js';

export class SaveMeetingBook {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** `seen`: revision the writer began from. Throws `conflict` naming who changed what since. */
  async run(input: { actor: Actor; id: string; book: BookContent; seen: number }): Promise<MeetingBook> {
    const { database, clock, doorbell } = this.ports;
    const { actor, book, seen } = input;
    const { meeting } = await findMeeting(database, input, 'briefings.manage');
    const laid = new Set((await briefingsOf(database, meeting)).map(({ id }) => id));
    const foreign = book.agenda.find(({ briefingId }) => briefingId !== null && !laid.has(briefingId));
    if (foreign)
      throw new DomainError('invalid', {
        zh: `议程“${foreign.title}”所附的简报不是本次例会的，请重新选择`,
        en: `The briefing laid before "${foreign.title}" is not one of this meeting; choose another`,
      });
    const at = clock.now();
    const after: MeetingBook = { ...book, revision: seen + 1 };
    try {
      await database.transaction(async (stores) => {
        const saved = await stores.meetings.book(meeting.id);
        if ((saved?.book.revision ?? 0) !== seen) throw await movedBy(stores, meeting.id, seen);
        const before = saved?.book ?? NEW_BOOK;
        assertBook(before, after, shanghaiDate(at));
        await stores.meetings.addBook(meeting.id, { book: after, savedBy: actor.displayName, savedAt: at.toISOString() });
        const moved = movedIn(before, after).map(({ en }) => en);
        await recordAct(stores, { at, actor, action: 'meeting.book', object: meeting.id, detail: { revision: after.revision, moved } });
        // Written up afterwards, it moves nobody.
        if (!hasBegun(after))
          await tellAboutChange(stores, { actor, at, meeting, was: heldAs(meeting, before), now: heldAs(meeting, after), plan: null });
      });
    } catch (error) {
      // Of two at the same moment the second finds the revision taken: he is told like everybody who came late.
      const latest = error instanceof DomainError && error.code === 'conflict' ? await database.meetings.book(meeting.id) : null;
      throw latest !== null && latest.book.revision !== seen ? await movedBy(database, meeting.id, seen) : error;
    }
    doorbell.ring();
    return after;
  }
}

async function movedBy(stores: Pick<Stores, 'meetings'>, id: string, seen: number): Promise<DomainError> {
  const [was, is] = [await stores.meetings.book(id, seen), await stores.meetings.book(id)];
  const moved = is ? movedIn(was?.book ?? NEW_BOOK, is.book) : [];
  const what = { zh: moved.map(({ zh }) => zh).join('、') || '会议材料', en: moved.map(({ en }) => en).join(', ') || 'the book' };
  const who = is?.savedBy;
  return new DomainError('conflict', {
    zh: `${who ?? '其他人'}刚刚改过${what.zh}，您的修改没有保存；请刷新后再改`,
    en: `${who ?? 'Somebody else'} has just changed ${what.en}; yours was not saved. Reload and change it again`,
  });
}
