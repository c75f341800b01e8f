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
  /** 2026年10月20日印发; "" for what is only laid on a table, which has no imprint. */
  issued: string;
  /** Name and date under the text; null where the head of the page has both. */
  signature: { office: string; date: string } | null;
  /** Code and how to check it; null before release. */
  verification: { code: string; url: string | null; lines: string[] } | null;
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
    issued: issuedOn === '' ? '' : zh ? `${issuedOn}印发` : `Issued ${issuedOn}`,
    signature: isSigned ? { office: issuingOffice, date: issuedOn } : null,
    verification: verification && { ...verification, lines: howToVerify(verification, zh) },
  };
}

/** Where the system does not know its own address, there is nothing to scan: it is said how to get there. */
function howToVerify({ code, url }: NonNullable<Briefing['verification']>, zh: boolean): string[] {
  return [
    zh ? `核验码：${code}` : `Verification code: ${code}`,
    ...(url === null
      ? [
          zh
            ? `在系统内核验：用浏览器打开本单位季报系统，在网址后加上 /verify/${code}，可核对本文件是否为正式印发的版本。`
            : `To check in the system that this file is the one released, add /verify/${code} to its address.`,
        ]
      : [
          zh
            ? '扫码或打开下列网址，可核对本文件是否为正式印发的版本：'
            : 'Scan, or open this address, to check that this file is the one released:',
          url,
        ]),
  ];
}
