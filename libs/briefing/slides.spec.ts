/** The deck: before whom it is shown, the bands among its pages, and tables of one line a row, so that all units have room. */
import { buildBriefing } from './build-briefing.js';
import { smallInput } from './testing/small-input.js';

it('names the meeting on its cover, and none where there is none', () => {
  const input = smallInput();
  expect(buildBriefing(input, 'deck').masthead).toMatch(new RegExp(`^${input.unit.name}(季度|半年|年度)例会（2026年11月5日）$`));
  expect(buildBriefing({ ...input, meetsOn: null, meetingKind: null }, 'deck').masthead).toBe('');
  expect(buildBriefing(input, 'unit_sheet').masthead).toBe('');
});

it('shows the bands, and a rate beside its fraction on one line', () => {
  const tables = buildBriefing(smallInput(), 'deck').body.flatMap((node) =>
    node.type === 'block' && node.block.kind === 'table' ? [node.block] : [],
  );
  expect(tables.map(({ id }) => id)).toContain('bands');
  const said = tables.flatMap(({ rows, notes }) => [...rows.flatMap(({ cells }) => cells.map(({ display }) => display)), ...notes]);
  expect(said.filter((text) => /\n|第二行/.test(text))).toEqual([]);
});
