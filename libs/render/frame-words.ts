/** Words of the page's frame, the same in every format: addressees, list of annexes, signature, imprint, verification. */
import type { Briefing } from '#domain/briefing/briefing.js';

export interface FrameWords {
  /** 局属各单位党组织：; "" where nobody is addressed. */
  addressees: string;
  /** 附件1, 附件2; one alone has no number. */
  annexLabels: string[];
  /** 附件： and its lines; no lines without annexes. */
  annexLead: string;
  annexLines: string[];
  /** 报： 送： 发：, those that there are. */
  groups: { lead: string; names: string }[];
  /** （共印60份）; "" where the number is not set. */
  copies: string;
  /** 2026年10月20日印发. */
  issued: string;
  /** Name and date under the text; null where the head of the page has both. */
  signature: { office: string; date: string } | null;
  /** Code and how to check it; null before release. */
  verification: { code: string; url: string; lines: string[] } | null;
}

export function frameWords(briefing: Briefing): FrameWords {
  const { annexes, distribution, issuedOn, issuingOffice, layout, verification } = briefing;
  const zh = briefing.language === 'zh';
  const several = annexes.length > 1;
  const groups: [string, string[]][] = [
    [zh ? '报：' : 'To: ', distribution.report],
    [zh ? '送：' : 'Copied to: ', distribution.send],
    [zh ? '发：' : 'Issued to: ', distribution.issue],
  ];
  const isSigned = layout === 'notice' || (layout === 'official' && briefing.sealSpace);
  return {
    addressees: briefing.addressees === null ? '' : `${briefing.addressees}${zh ? '：' : ':'}`,
    annexLabels: annexes.map((_, i) => (zh ? '附件' : 'Annex') + (several ? `${zh ? '' : ' '}${i + 1}` : '')),
    annexLead: zh ? '附件：' : 'Annexes: ',
    annexLines: annexes.map((annex, i) => (several ? `${i + 1}. ` : '') + annex.title),
    groups: groups
      .filter(([, names]) => names.length > 0)
      .map(([lead, names]) => ({ lead, names: names.join(zh ? '，' : ', ') + (zh ? '。' : '.') })),
    copies: distribution.copies === null ? '' : zh ? `（共印${distribution.copies}份）` : `(${distribution.copies} copies)`,
    issued: zh ? `${issuedOn}印发` : `Issued ${issuedOn}`,
    signature: isSigned ? { office: issuingOffice, date: issuedOn } : null,
    verification: verification && {
      ...verification,
      lines: [
        zh ? `核验码：${verification.code}` : `Verification code: ${verification.code}`,
        // Where the system does not know its own address, a code leads nobody anywhere by itself.
        /^https?:/.test(verification.url)
          ? zh
            ? '扫码或打开下列网址，可核对本文件是否为正式印发的版本：'
            : 'Scan, or open this address, to check that this file is the one released:'
          : zh
            ? '在本单位季报系统的网址之后加上下列内容打开，可核对本文件是否为正式印发的版本：'
            : 'Add this to the address of the system and open it, to check that this file is the one released:',
        verification.url,
      ],
    },
  };
}
