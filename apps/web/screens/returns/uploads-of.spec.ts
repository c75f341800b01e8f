import type { UploadView } from '#domain/views/return-view.js';
import { uploadsOf } from './uploads-of.js';

const upload = (id: string, createdAt: string, ...periods: string[]) =>
  ({ id, createdAt, returns: periods.map((period) => ({ period, unit: 'A' })) }) as UploadView;

it('keeps what was stored in the quarter and what was refused while it was open', () => {
  const uploads = [
    upload('now', '2026-10-05T01:00:00Z', '2026Q3'),
    upload('before', '2026-10-05T01:00:00Z', '2026Q2'),
    upload('refused', '2026-10-05T01:00:00Z'),
    upload('refused long ago', '2026-07-05T01:00:00Z'),
  ];
  expect(uploadsOf(uploads, '2026Q3', '2026-09-20').map(({ id }) => id)).toEqual(['now', 'refused']);
  expect(uploadsOf(uploads, '2026Q3', '2026-09-20', 'A').map(({ id }) => id)).toEqual(['now', 'refused']);
  expect(uploadsOf(uploads, '2026Q3', '2026-09-20', 'B').map(({ id }) => id)).toEqual(['refused']);
});
