/** The last meetings of the sample bureau as they were held, and what they required: mostly done by now, of the very last one only in part. */
import { SYSTEM } from '#domain/access/actor.js';
import type { AgendaItem } from '#domain/meeting/meeting.js';
import { addDays } from '#domain/period/working-days.js';
import type { Unit } from '#domain/unit/unit.js';
import type { Lane } from './sample-lane.js';
import type { SamplePeople } from './sample-people.js';
import { CLERK_UNIT, DELAYED_UNIT } from './sample-units.js';

/** Days after the meeting: when a unit reports, when the office closes, when it is due. */
const REPORTED = 20;
const CLOSED = 27;
const DUE = 40;

/** How far each has come while it is the last meeting's. */
const REQUIRED: { unit: string; text: string; done: string; state: 'open' | 'reported' | 'closed' }[] = [
  { unit: 'JG-01', text: '整改台账逐项核对销号，附佐证材料', done: '已核对台账，逐项附佐证材料', state: 'closed' },
  { unit: DELAYED_UNIT, text: '明确专人负责季报，按时报送', done: '已明确专人，备岗一并到位', state: 'reported' },
  { unit: CLERK_UNIT, text: '补齐“三会一课”记录，逐次附签到', done: '已补齐记录和签到', state: 'open' },
  { unit: 'GJ-B02', text: '对照年度学时目标制定补训计划', done: '补训计划已报上级党委', state: 'open' },
];

const item = (id: string, title: string, presenter: string, minutes: number, conclusion: string): AgendaItem => ({
  ...{ id, title, presenter, minutes, conclusion, briefingId: null, document: '', state: 'concluded' },
  result: conclusion === '' ? 'noted' : 'passed',
});

export interface HeldMeeting {
  lane: Lane;
  people: SamplePeople;
  units: readonly Unit[];
  meetingId: string;
  meetsOn: string;
  /** Nothing has followed it yet: its requirements are under way. */
  isLast: boolean;
  /** A day soon, for what is under way. */
  soon: string;
}

export async function holdMeeting({ lane: { use, clock }, people, units, meetingId, meetsOn, isLast, soon }: HeldMeeting): Promise<void> {
  clock.set(meetsOn, 240);
  const agenda = [
    item('briefing', '通报本季度党建工作情况', '党建工作办公室', 20, '同意印发通报'),
    item('problems', '研究存在问题的整改', '组织人事科', 20, '责任单位按期整改'),
    item('reports', '听取所属党委工作汇报', '公路中心党委', 15, ''),
  ];
  const attendance = [
    { class: 'voting' as const, expected: 11, present: 10 },
    { class: 'non_voting' as const, expected: 8, present: 8 },
  ];
  const resolutions = [{ id: 'rectify', text: '整改情况在下次例会上通报', agendaItem: 'problems' }];
  const noticedOn = addDays(meetsOn, -7);
  await use.saveMeetingBook.run({ actor: SYSTEM, id: meetingId, book: { noticedOn, agenda, attendance, resolutions }, seen: 0 });
  for (const { unit, text, done, state } of REQUIRED) {
    const owner = units.find(({ code }) => code === unit)!;
    const isOpen = isLast && state === 'open';
    const dueOn = isOpen ? soon : addDays(meetsOn, DUE);
    clock.set(meetsOn, 300);
    const { id } = await use.saveRequirement.create({ actor: people.office, meetingId, text, unit, dueOn });
    if (isOpen) continue;
    clock.set(addDays(meetsOn, REPORTED), 0);
    await use.reportRequirement.run({ actor: people.clerkOf(owner), id, text: done, done: true });
    if (isLast && state === 'reported') continue;
    clock.set(addDays(meetsOn, CLOSED), 0);
    await use.closeRequirement.run({ actor: people.office, id, open: false });
  }
}
