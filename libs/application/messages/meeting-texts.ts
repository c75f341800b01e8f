/** What messages about a review meeting say that is held otherwise than was said, or not at all. */
import { plainLine } from './plain-line.js';
import { en, movedEn, movedZh, unitOf, who, zh, type About } from './said.js';

/** When and where it is held, as far as that is known. */
export interface Held {
  meetsOn: string;
  /** `HH:MM`; null while it is not known. */
  startsAt: string | null;
  /** Empty while it is not known. */
  place: string;
}
type Moved = { was: string; now: string };
/** What moves with the day of the meeting; `draftsOn` null: its draft is due already. */
export interface PlanMoved {
  draftsOn: Moved | null;
  materialsOn: Moved;
  /** Its notice went out for another day. */
  isToBeNoticed: boolean;
}
type OfMeeting = About & { by: string; was: Held };
type Changed = OfMeeting & { now: Held; plan: PlanMoved | null };

export const MEETING_TEXTS = {
  /** `plan`: null where the day stays. */
  meeting_changed: (f: Changed) => ({
    subject: {
      zh: `【季报例会调整】${zh(f)}例会改于 ${whenZh(f.now, 20)}召开`,
      en: `Review meeting of ${en(f)}: now on ${whenEn(f.now, 20)}`,
    },
    body: {
      zh: `${who(f.by)}调整了${unitOf(f)}${zh(f)}例会的安排：${changesZh(f).join('；')}。${f.plan ? followsZh(f.plan) : ''}各单位季报的报送日期不变。`,
      en: `${who(f.by)} changed the review meeting of ${unitOf(f)} for ${en(f)}: ${changesEn(f).join('; ')}. ${f.plan ? followsEn(f.plan) : ''}Returns are due as before.`,
    },
  }),
  meeting_cancelled: (f: OfMeeting) => ({
    subject: {
      zh: `【季报例会撤销】原定 ${f.was.meetsOn} 的${zh(f)}例会不再召开`,
      en: `Called off: review meeting of ${en(f)} on ${f.was.meetsOn}`,
    },
    body: {
      zh: `${who(f.by)}撤销了${unitOf(f)}${zh(f)}例会，原定 ${whenZh(f.was, 80)}召开。系统不再为这次例会自动起草简报，已起草的仍保留；各单位季报的报送日期不变。`,
      en: `${who(f.by)} called off the review meeting of ${unitOf(f)} for ${en(f)}, which was to be held on ${whenEn(f.was, 80)}. No briefing is drafted for it any more, those drafted are kept; returns are due as before.`,
    },
  }),
};

const whenZh = ({ meetsOn, startsAt, place }: Held, most: number): string =>
  `${meetsOn} ${startsAt === null ? '' : `${startsAt} `}${place === '' ? '' : `在${plainLine(place, most)}`}`;
const whenEn = ({ meetsOn, startsAt, place }: Held, most: number): string =>
  `${meetsOn}${startsAt === null ? '' : `, ${startsAt}`}${place === '' ? '' : `, ${plainLine(place, most)}`}`;

const named = (place: string): string => plainLine(place, 80);

function changesZh({ was, now }: Changed): string[] {
  return [
    ...(was.meetsOn === now.meetsOn ? [] : [movedZh('日期', was.meetsOn, now.meetsOn)]),
    ...(was.startsAt === now.startsAt
      ? []
      : [`开会时间${was.startsAt === null ? '定' : `由 ${was.startsAt} 改`}为 ${now.startsAt ?? '待定'}`]),
    ...(was.place === now.place
      ? []
      : [`地点${was.place === '' ? '定为' : `由“${named(was.place)}”改为`}${now.place === '' ? '待定' : `“${named(now.place)}”`}`]),
  ];
}

function changesEn({ was, now }: Changed): string[] {
  return [
    ...(was.meetsOn === now.meetsOn ? [] : [`day: ${movedEn(was.meetsOn, now.meetsOn)}`]),
    ...(was.startsAt === now.startsAt ? [] : [`time: ${movedEn(was.startsAt ?? 'open', now.startsAt ?? 'open')}`]),
    ...(was.place === now.place ? [] : [`place: ${movedEn(named(was.place) || 'open', named(now.place) || 'open')}`]),
  ];
}

const followsZh = ({ draftsOn, materialsOn, isToBeNoticed }: PlanMoved): string =>
  `${draftsOn ? `${movedZh('简报起草日', draftsOn.was, draftsOn.now)}，` : ''}${movedZh('会议材料定稿日', materialsOn.was, materialsOn.now)}；${isToBeNoticed ? '会议通知须重新发出；' : ''}`;

const followsEn = ({ draftsOn, materialsOn, isToBeNoticed }: PlanMoved): string =>
  `${draftsOn ? `The briefing is drafted on ${movedEn(draftsOn.was, draftsOn.now)}. ` : ''}Materials are final on ${movedEn(materialsOn.was, materialsOn.now)}. ${isToBeNoticed ? 'The notice of meeting has to go out again. ' : ''}`;
