/** Which uploads belong to a quarter, and to one unit of it: those whose returns do, and those refused while it was open. */
import type { UploadView } from '#domain/views/return-view.js';

export const uploadsOf = (uploads: readonly UploadView[], period: string, opensOn: string, unit?: string): UploadView[] =>
  uploads.filter((upload) =>
    upload.returns.length > 0
      ? upload.returns.some((r) => r.period === period && (unit === undefined || r.unit === unit))
      : upload.createdAt.slice(0, 10) >= opensOn,
  );
