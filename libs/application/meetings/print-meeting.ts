/** Papers of a meeting for printing: its agenda, and the words of whoever chairs it. */
import type { Actor } from '#domain/access/actor.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Language } from '#domain/errors.js';
import { NEW_BOOK } from '#domain/meeting/meeting-book.js';
import type { SetFormat } from '#domain/ports/renderer.port.js';
import { codesOnPath } from '#domain/unit/unit-people.js';
import { agendaDocument } from '#briefing/meetings/agenda-document.js';
import type { MeetingPapers } from '#briefing/meetings/papers.js';
import { scriptDocument } from '#briefing/meetings/script-document.js';
import { briefingView } from '../briefings/briefing-views.js';
import { defaultStyle } from '../briefings/default-style.js';
import { plainLine } from '../messages/plain-line.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findMeeting } from './find-meeting.js';
import { requirementsFor } from './follow-up.js';
import { briefingsOf } from './meeting-briefings.js';

const PAPERS = { agenda: agendaDocument, script: scriptDocument } satisfies Record<string, (papers: MeetingPapers) => Briefing>;
export type MeetingPaper = keyof typeof PAPERS;

const LONGEST_NAME = 100;

export class PrintMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'renderer'>) {}

  /** As the book stands now; every download leaves an audit row. */
  async run(input: {
    actor: Actor;
    id: string;
    what: MeetingPaper;
    format: SetFormat;
    language: Language;
  }): Promise<{ bytes: Uint8Array; fileName: string }> {
    const { database, clock, renderer } = this.ports;
    const { actor, what, format } = input;
    const papers = await this.gather(input);
    const document = PAPERS[what](papers);
    const { bytes } = await renderer[format](document);
    const detail = { what, format, revision: papers.book.revision };
    await recordAct(database, { at: clock.now(), actor, action: 'meeting.download', object: papers.meeting.id, detail });
    return { bytes, fileName: `${plainLine(document.title, LONGEST_NAME).replaceAll(/[\\/:*?"<>|]/g, '')}.${format}` };
  }

  private async gather({ actor, id, language }: { actor: Actor; id: string; language: Language }): Promise<MeetingPapers> {
    const { database } = this.ports;
    const { meeting, unit } = await findMeeting(database, { actor, id }, 'briefings.read');
    const [saved, briefings, required, kept] = await Promise.all([
      database.meetings.book(id),
      briefingsOf(database, meeting),
      requirementsFor(database, meeting),
      database.briefingStyles.get(codesOnPath(unit.path)[0]!),
    ]);
    return {
      meeting,
      unit: { code: unit.code, name: unit.name },
      book: saved?.book ?? NEW_BOOK,
      ...required,
      titles: new Map(briefings.map((record) => [record.id, briefingView(record, unit.name, language).title])),
      issuingOffice: (kept?.style ?? defaultStyle(unit, [])).issuingOffice,
      language,
    };
  }
}
