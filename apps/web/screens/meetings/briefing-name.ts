/** What a briefing of a meeting is called before one opens it. */
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { Text } from '#domain/errors.js';
import type { MeetingBriefing } from '#domain/views/meeting-view.js';

const KIND_NAMES: Record<BriefingKind, Text> = {
  quarterly: { zh: '季度通报', en: 'quarterly report' },
  bulletin: { zh: '简报', en: 'bulletin' },
  unit_sheet: { zh: '单位情况单', en: 'unit sheet' },
  deck: { zh: '会议演示', en: 'slides' },
  notice: { zh: '未报、迟报通知', en: 'notice of missing returns' },
  annual: { zh: '年度总结', en: 'annual summary' },
};

export function briefingName({ kind, issueNumber }: Pick<MeetingBriefing, 'kind' | 'issueNumber'>): Text {
  const name = KIND_NAMES[kind];
  return issueNumber > 0 ? { zh: `${name.zh}（第${issueNumber}期）`, en: `${name.en} (no. ${issueNumber})` } : name;
}
