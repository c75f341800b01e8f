import type { BriefingStyle } from '#domain/briefing/style.js';
import type { KindOutline } from '#domain/views/briefing-view.js';
import { filledWith, listed, unknownFields, withoutWords, wordsOf, withWords } from './style-draft.js';

const style: BriefingStyle = { issuingOffice: '党建办', addressees: null, recipients: [], copies: null, sealSpace: false, kinds: {} };
const words = { masthead: '简报', issue: '第{number}期', title: '通报', sections: null, annexes: null, opening: '', closing: '' };
const outline: KindOutline = { kind: 'quarterly', name: '季度通报', words, sections: [], annexes: [] };

describe('a style being written', () => {
  it('begins with the words of the kind, keeps the other words when one is changed, and goes back to them', () => {
    expect(wordsOf(style, outline)).toBe(words);
    const own = withWords(style, outline, { masthead: '红头' });
    expect(own.kinds.quarterly).toEqual({ ...words, masthead: '红头' });
    expect(withWords(own, outline, { opening: '现通报如下' }).kinds.quarterly).toEqual({
      ...words,
      masthead: '红头',
      opening: '现通报如下',
    });
    expect(withoutWords(own, 'quarterly').kinds).toEqual({});
  });

  it('names braces that would be printed as they stand', () => {
    expect(unknownFields(['〔{year}〕第{nr}期', '{nr}{}'], ['year'])).toEqual(['{nr}', '{}']);
    expect(filledWith('〔{year}〕第{nr}期', { year: '2026' })).toBe('〔2026〕第{nr}期');
  });

  it('takes lists however they are separated, each name once', () =>
    expect(listed(' a@b.cn，c@d.cn\n a@b.cn、e ')).toEqual(['a@b.cn', 'c@d.cn', 'e']));
});
