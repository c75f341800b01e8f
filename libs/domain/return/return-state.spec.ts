import { canMove, moveReturn, type ReturnMove } from './return-state.js';
import type { ReturnStatus } from './return.js';

const STATUSES: ReturnStatus[] = ['draft', 'submitted', 'returned', 'accepted'];
const MOVES: ReturnMove[] = ['save', 'submit', 'withdraw', 'pass', 'accept', 'return', 'correct'];

describe('the life of a return', () => {
  it('allows exactly these moves', () => {
    const allowed = STATUSES.flatMap((from) =>
      MOVES.filter((move) => canMove(from, move)).map((move) => `${from} ${move} ${moveReturn(from, move)}`),
    );
    expect(allowed).toEqual([
      'draft save draft',
      'draft submit submitted',
      'submitted withdraw draft',
      'submitted pass submitted',
      'submitted accept accepted',
      'submitted return returned',
      'returned save draft',
      'accepted return returned',
      'accepted correct draft',
    ]);
  });

  it.each(STATUSES.flatMap((from) => MOVES.filter((move) => !canMove(from, move)).map((move) => [from, move] as const)))(
    'refuses %s → %s as a conflict, in both languages',
    (from, move) =>
      expect(() => moveReturn(from, move)).toThrow(
        expect.objectContaining({ code: 'conflict', text: { zh: expect.stringMatching(/不能/), en: expect.any(String) } }),
      ),
  );
});
