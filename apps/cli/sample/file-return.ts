/** Everything a clerk and a reviewer do with one return of the sample, as far as its plan goes. */
import type { WorkPorts } from '#application/ports.js';
import type { Period } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import type { Unit } from '#domain/unit/unit.js';
import { Random } from './random.js';
import type { Lane } from './sample-lane.js';
import { noteFor } from './sample-notes.js';
import type { SamplePeople } from './sample-people.js';
import type { FilingPlan } from './sample-plan.js';

export interface Filing {
  unit: Unit;
  period: Period;
  values: Values;
  plan: FilingPlan;
}

/** Returns whether the return was accepted. */
export async function fileReturn(lane: Lane, ports: WorkPorts, filing: Filing, people: SamplePeople): Promise<boolean> {
  const { use, clock } = lane;
  const { unit, period, values, plan } = filing;
  if (plan.until === 'nothing') return false;
  clock.set(plan.filedOn, plan.minute);
  const at = { actor: people.clerkOf(unit), period, unit: unit.code };
  const review = { ...at, actor: people.reviewerOf(unit) ?? people.office };
  for (let slip = 0; slip < plan.slips; slip++) await upload(lane, at, withMistake(values));
  if (plan.until === 'draft') return false;

  clock.set(plan.filedOn, plan.minute + plan.minutesOfWork);
  const id = await upload(lane, at, values);
  const version = await ports.database.returns.version(period, unit.code, plan.slips + 1);
  if (!version)
    throw new Error(`${period} ${unit.code}: ${JSON.stringify((await ports.database.uploads.get(id))?.findings.map((f) => f.message.en))}`);
  const random = new Random(`notes ${period} ${unit.code}`);
  for (const finding of version.findings.filter((f) => f.severity === 'warning'))
    await use.explainFinding.run({ ...at, finding: finding.key, note: noteFor(finding, random) });
  await use.submitReturn.run(at);
  if (plan.asks) await use.addComment.run({ ...review, text: '本季办班期数与上季相差较大，请补充说明。', element: 'T01', thread: null });
  if (plan.until === 'submitted') return false;

  clock.set(plan.reviewedOn, plan.minute + plan.minutesOfWork);
  if (plan.until === 'returned') {
    await use.sendBackReturn.run({ ...review, reason: '培训人次与签到表不一致，请核对第3张表后重新上传' });
    return false;
  }
  await use.acceptReturn.run(review);
  if (plan.until === 'passed') return false;
  if (unit.reviewLevels === 2) await use.acceptReturn.run({ ...at, actor: people.office });
  return true;
}

async function upload({ use }: Lane, at: Parameters<Lane['use']['writeTemplate']['run']>[0], values: Values): Promise<string> {
  const workbook = await use.writeTemplate.run({ ...at, values });
  const { id } = await use.receiveUpload.run({ actor: at.actor, fileName: workbook.fileName, bytes: onePiece(workbook.bytes) });
  await use.readUpload.run({ uploadId: id });
  return id;
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A slip of the kind clerks make: one member too many in the closing count, more present than due. */
const withMistake = (values: Values): Values => ({
  ...values,
  ...('M09' in values ? { M09: values.M09 + 1, L10: values.L09! + 3 } : { S05: (values.S04 ?? 0) + 1 }),
});
