/** A reading child that does what the path says instead of reading: hangs, eats memory, dies, fails, tells about itself. */
const done = (job, values) =>
  process.send({
    kind: 'done',
    job,
    result: {
      ok: true,
      returns: [
        { from: null, parsed: { identity: { unit: 'U', period: '2026Q3', catalogueVersion: 'v', templateId: 't' }, values, cells: {} } },
      ],
      tables: [],
      refused: [],
    },
  });
const eaten = [];

process.on('message', ({ job, path, kind, context }) => {
  if (kind === 'table') return process.send({ kind: 'done', job, result: { ok: true, sheets: [{ name: path, rows: [[process.pid]] }] } });
  if (path === 'hang') for (;;);
  if (path === 'eat') for (;;) eaten.push(Buffer.alloc(2 ** 20, 1));
  if (path === 'die') process.exit(3);
  if (path === 'fail') return process.send({ kind: 'failed', job, message: 'ENOENT' });
  if (path === 'environment') return done(job, { raw: { raw: Object.keys(process.env).join(' '), value: null } });
  if (path === 'context') return done(job, { raw: { raw: context.catalogues.map((c) => c.version).join(' '), value: null } });
  return setTimeout(() => done(job, { pid: process.pid, job }), path === 'slow' ? 200 : 0);
});
process.on('disconnect', () => process.exit());
