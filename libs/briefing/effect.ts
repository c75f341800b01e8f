/** What the units that are missing mean for the totals: how much of last quarter stood with them. */
import { elementTitle } from '#domain/catalogue/element-title.js';
import type { MissingShare } from '#domain/briefing/briefing-input.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import { formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import type { BriefingFacts } from './facts.js';
import { counted, joined, NOTHING, said } from './said.js';

/** Nothing where every unit is in. */
export function effectSaid(facts: BriefingFacts): Sentence {
  const { expected, reported, missingShare } = facts.input;
  const missing = expected - reported;
  if (missing <= 0) return NOTHING;
  const units = counted('missing.units', missing);
  const shares = joined(
    missingShare.map((share) => shareSaid(share, facts)),
    facts.t('，', ', '),
  );
  if (facts.language === 'zh') {
    const rest =
      missingShare.length > 0 ? said('这些单位中上季度已报的，', shares, '。') : said('这些单位上季度的数据不详，对合计的影响无法估算。');
    return said(facts.input.sumsUpYear ? '第四季度' : '本期', '各项合计不含没有审核通过季报的', units, '个单位。', rest);
  }
  const rest =
    missingShare.length > 0
      ? said(' Those of them that reported last quarter then had ', shares, '.')
      : said(' What they held last quarter is not known: their effect on the totals cannot be told.');
  return said('The totals leave out ', units, ' units without an accepted return.', rest);
}

/** 党支部数12个，占上季度合计的4.1%（12/290）. */
function shareSaid({ element, missing, total }: MissingShare, facts: BriefingFacts): Sentence {
  const { catalogue } = facts.input;
  const { unit } = catalogue.element(element);
  const name = elementTitle(catalogue, catalogue.element(element));
  const held = { code: `missing.${element}`, display: formatNumber(missing, 0), value: missing };
  const value = (missing / total) * 100;
  const share = { code: `missing.${element}.share`, display: `${formatNumber(value, 1)}%`, value };
  const ratio = { code: `missing.${element}.ratio`, display: formatRatio(missing, total), value: null };
  return facts.language === 'zh'
    ? said(`“${name.zh}”为`, held, unit.zh, '，占上季度合计的', share, '（', ratio, '）')
    : said(held, ` ("${name.en}"), `, share, ' of the total of then (', ratio, ')');
}
