/** Verifies what must never change unnoticed: the audit chain, the bytes of every file, every release, and that sums are those of the returns. */
import { createHash } from 'node:crypto';
import { reprintReleases } from '#application/briefings/reprint-releases.js';
import { ownDueDays } from '#application/periods/due-days.js';
import { DomainError } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { numbersOf } from '#domain/return/values.js';
import { say, type Command, type House } from '../command.js';

export const verifyCommand: Command = {
  verb: 'verify',
  usage: 'verify',
  about: '核验审计链、文件、发布与汇总 · verify audit chain, files, releases and sums',
  async run(house) {
    const problems = [
      ...(await auditProblems(house)),
      ...(await fileProblems(house)),
      ...(await reprintProblems(house)),
      ...(await sumProblems(house)),
    ];
    for (const problem of problems) say(`✗ ${problem}`);
    if (problems.length > 0)
      throw new DomainError('invalid', { zh: `核验发现 ${problems.length} 个问题`, en: `${problems.length} problems found` });
    say('核验通过 · all is as recorded');
  },
};

async function auditProblems({ ports }: House): Promise<string[]> {
  const { rows, firstBad, unsealed } = await ports.database.audit.verify();
  say(`审计 audit: ${rows} 行 rows, ${unsealed} 未封存 not yet sealed`);
  return firstBad === null ? [] : [`audit row ${firstBad} was changed, or rows before it are gone`];
}

async function fileProblems({ ports }: House): Promise<string[]> {
  const problems: string[] = [];
  const [briefings, uploads] = await Promise.all([ports.database.briefings.all(), ports.database.uploads.hashes()]);
  const files = [...new Set([...briefings.flatMap((briefing) => briefing.files.map((file) => file.sha256)), ...uploads])];
  for (const sha256 of files) {
    const bytes = await ports.files.read(sha256).catch(() => null);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) problems.push(`file ${sha256} is missing or altered`);
  }
  say(`文件 files: ${files.length}`);
  return problems;
}

/** What was released is printed again from what was frozen. */
async function reprintProblems({ ports }: House): Promise<string[]> {
  const { released, same, problems } = await reprintReleases(ports);
  say(`发布 releases: ${released}, ${same} 逐字节相同 identical to the byte`);
  return problems;
}

/** Sums are made once more from the accepted returns themselves, not from facts. */
async function sumProblems({ ports }: House): Promise<string[]> {
  const { database, catalogues, clock } = ports;
  const problems: string[] = [];
  for (const period of await database.periods.all()) {
    const units = await database.periods.units(period.period);
    const root = units.find((unit) => unit.parent === null);
    if (!root) continue;
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const returns = await database.returns.ofPeriod(period.period);
    const today = shanghaiDate(clock.now());
    const ownDays = ownDueDays(period, await database.periods.exceptions(period.period));
    const sum = new RollupSum({
      period: period.period,
      catalogue,
      catalogues,
      units,
      returns,
      dueOn: period.dueOn,
      ownDueDays: ownDays,
      today,
    });
    for (const [unit, version] of await database.returns.acceptedVersions(period.period))
      sum.add(
        makeFact(catalogues.ofVersion(version.catalogueVersion), {
          period: period.period,
          unit,
          version: version.version,
          values: numbersOf(version.values),
          previous: null,
          yearAgo: null,
        }),
      );
    const again = sum.finish().find((rollup) => rollup.unit === root.code && rollup.sector === null);
    const [stored] = await database.rollups.of([period.period], [root.code], null);
    // Opened a moment ago, and nobody has summed it yet: nothing to compare.
    if (!stored && period.dataVersion === 0) continue;
    const differs = catalogue.elements.filter((_, slot) => again?.sums[slot] !== stored?.sums[slot]).map((element) => element.code);
    if (differs.length > 0) problems.push(`${period.period}: totals differ from the returns at ${differs.slice(0, 8).join(', ')}`);
  }
  say('汇总 sums: 已与季报逐项核对 compared with the returns');
  return problems;
}
