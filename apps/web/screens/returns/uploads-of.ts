/** Which uploads belong to a quarter: those whose returns do, and those refused while it was open. */
import type { UploadView } from '#domain/views/return-view.js';

export const uploadsOf = (uploads: readonly UploadView[], period: string, opensOn: string): UploadView[] =>
  uploads.filter((upload) =>
    upload.returns.length > 0 ? upload.returns.some((r) => r.period === period) : upload.createdAt.slice(0, 10) >= opensOn,
  );
