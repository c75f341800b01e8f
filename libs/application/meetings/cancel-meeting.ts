/** Calls off a meeting that has not begun: its briefings stay, as those of their quarter, and nothing more is drafted for it. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { hasBegun, NEW_BOOK } from '#domain/meeting/meeting-book.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findMeeting } from './find-meeting.js';
import { heldAs, tellAboutCancelling } from './tell-about-meeting.js';

export class CancelMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Throws `conflict` for one that was held, or that requires something of somebody. */
  async run(input: { actor: Actor; id: string }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { actor, id } = input;
    const { meeting } = await findMeeting(database, input, 'briefings.manage');
    await database.transaction(async (stores) => {
      const [saved, required] = [await stores.meetings.book(id), await stores.requirements.find({ meetingId: id })];
      if (saved && hasBegun(saved.book))
        throw new DomainError('conflict', { zh: '会议已经开始审议，不能撤销', en: 'The meeting has begun; it cannot be called off' });
      if (required.length > 0)
        throw new DomainError('conflict', {
          zh: `本次例会已提出 ${required.length} 项会议要求，不能撤销；需要改期的，请修改召开日期`,
          en: `The meeting requires ${required.length} things of units and cannot be called off; move its day instead`,
        });
      await stores.meetings.remove(id);
      const [{ id: _id, ...detail }, at] = [meeting, clock.now()];
      await recordAct(stores, { at, actor, action: 'meeting.cancel', object: id, detail });
      await tellAboutCancelling(stores, { actor, at, meeting, was: heldAs(meeting, saved?.book ?? NEW_BOOK) });
    });
    doorbell.ring();
  }
}
