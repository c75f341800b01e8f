import { remember as rememberAny, takeBack, type Act, type History } from './edit-history.js';

type Value = number | { raw: string };
const raw = (text: string) => ({ raw: text });
const remember = (history: History<Value>, cells: Act<Value>['cells']) =>
  rememberAny(history, cells, (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null));

it('takes back acts from the last to the first, a block as one', () => {
  let history = remember([], [{ code: 'A', before: null, after: 1 }]);
  history = remember(history, [
    { code: 'B', before: 2, after: 3 },
    { code: 'C', before: raw('x'), after: 4 },
  ]);
  const block = takeBack(history)!;
  expect(block).toMatchObject({ values: { B: 2, C: raw('x') }, first: 'B' });
  const cell = takeBack(block.rest)!;
  expect(cell.values).toEqual({ A: null });
  expect(takeBack(cell.rest)).toBeNull();
});

it('does not remember what changed nothing', () => {
  expect(remember([], [{ code: 'A', before: raw('x'), after: raw('x') }])).toEqual([]);
  expect(
    remember(
      [],
      [
        { code: 'A', before: 1, after: 1 },
        { code: 'B', before: 1, after: 2 },
      ],
    )[0]!.cells,
  ).toHaveLength(1);
});
