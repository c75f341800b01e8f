/** Who submitted which version, and when: read from the audit log for versions that were submitted before versions kept it themselves. */
import type { QueryRunner } from 'typeorm';

const PAGE = 500;

interface SubmitRow {
  id: string;
  at: Date;
  actorId: string;
  object: string;
  detail: string;
}

export async function fillSubmissions(runner: QueryRunner): Promise<void> {
  for (let after = '0'; ;) {
    const page: SubmitRow[] = await runner.query(
      `SELECT id, at, actor_id AS actorId, object, detail FROM audit_entries
       WHERE action = 'return.submit' AND outcome = 'ok' AND id > ? ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    if (page.length === 0) break;
    await fill(runner, page);
    after = page.at(-1)!.id;
  }
  // Without an act in the log only the latest submission is known, and only while no newer draft was written.
  await runner.query(
    `UPDATE return_versions v JOIN returns r ON r.period = v.period AND r.unit_code = v.unit_code AND r.version = v.version
     SET v.submitted_at = r.submitted_at WHERE v.submitted_at IS NULL AND r.status <> 'draft'`,
  );
}

async function fill(runner: QueryRunner, page: SubmitRow[]): Promise<void> {
  const submissions = page.flatMap(({ object, detail, at, actorId }) => {
    const [period, unit] = [object.slice(0, 6), object.slice(7)];
    const version: unknown = (JSON.parse(detail) as { version?: unknown }).version;
    return typeof version === 'number' ? [[period, unit, version, at, actorId]] : [];
  });
  if (submissions.length === 0) return;
  const more = ' UNION ALL SELECT ?, ?, ?, ?, ?'.repeat(submissions.length - 1);
  await runner.query(
    `UPDATE return_versions v
       JOIN (SELECT ? AS period, ? AS unit_code, ? AS version, ? AS submitted_at, ? AS submitted_by${more}) s
         ON s.period = v.period AND s.unit_code = v.unit_code AND s.version = v.version
     SET v.submitted_at = s.submitted_at, v.submitted_by = s.submitted_by WHERE v.submitted_at IS NULL`,
    submissions.flat(),
  );
}
