/** The catalogue (指标目录) as the office edited it: shown against what is in force and tried on last quarter's data, then in force from a quarter on. */
import { compareDefinitions } from '#catalogue/compare-definitions.js';
import { withHead, type DefinitionTexts } from '#catalogue/definition-texts.js';
import { definitionsOf } from '#catalogue/definitions.js';
import { loadTexts } from '#catalogue/load-catalogue.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { comparePeriods, periodName, periodOfDate, shiftPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding } from '#workbook/table-finding.js';
import { freeVersion, isVersionName, textsOfVersion } from '../catalogues/catalogue-texts.js';
import { changeCounts, changeLines } from './catalogue/change-lines.js';
import { readCatalogueFile } from './catalogue/read-catalogue-file.js';
import { tryFigures } from './catalogue/try-figures.js';
import { tryFindings } from './catalogue/try-findings.js';
import { defineImport, type PlanPorts } from './import.js';
import { alike, listed } from './plan-words.js';

interface CatalogueContent {
  files: DefinitionTexts;
  /** A number nobody uses, where the office does not choose one. */
  version: string;
}

/** Apply with `{effectiveFrom, version?}`: a quarter that was not opened yet, and no later one either. */
export const catalogueImport = defineImport<CatalogueContent>({
  purpose: 'catalogue',
  needs: 'periods.manage',

  async plan(ports, { at, source }) {
    const file = await readCatalogueFile(source);
    if (!file.ok) return { plan: { counts: {}, lines: [], findings: file.findings }, content: { files: {}, version: '' } };
    const { database, catalogues } = ports;
    const taken = new Set(catalogues.all().map(({ version }) => version));
    const version = freeVersion(file.version, taken);
    const effectiveFrom = await firstFreePeriod(database, periodOfDate(shanghaiDate(at)));
    const after = loadTexts(withHead(file.texts, { version, effectiveFrom })).catalogue;
    const exposed = exposedFigures(catalogues.all(), after);
    if (exposed.length > 0) return { plan: { counts: {}, lines: [], findings: exposed }, content: { files: {}, version: '' } };
    const before = catalogues.forPeriod(effectiveFrom);
    const texts = await textsOfVersion(database, before.version);
    const changes = compareDefinitions(definitionsOf(texts ?? {}), definitionsOf(file.texts));
    const trial = await tryOut(ports, before, after, at);
    return {
      plan: {
        counts: { ...changeCounts(changes), ...trial.counts },
        lines: [
          {
            act: { zh: '版本', en: 'Version' },
            subject: { zh: '指标目录', en: 'Catalogue' },
            before: alike(before.version),
            after: alike(version),
          },
          ...trial.lines,
          ...changeLines(changes),
        ],
        findings: changes.length > 0 ? trial.findings : [nothingChanged(before.version)],
      },
      content: { files: file.texts, version },
    };
  },

  async apply(ports, { actor, at, content, body }) {
    const { effectiveFrom } = body;
    if (!effectiveFrom)
      throw new DomainError(
        'invalid',
        { zh: '请选择从哪个季度起执行', en: 'Say from which quarter it is in force' },
        { errors: [{ field: 'effectiveFrom', message: '请选择季度' }] },
      );
    const version = body.version ?? content.version;
    if (!isVersionName(version))
      throw new DomainError('invalid', { zh: `版本号“${version}”只能用字母、数字、“.”“-”“_”`, en: `"${version}" is no version name` });
    if (ports.catalogues.all().some((known) => known.version === version))
      throw new DomainError('conflict', {
        zh: `指标目录 ${version} 已经有了，请换一个版本号`,
        en: `Catalogue ${version} exists; choose another version`,
      });
    const files = withHead(content.files, { version, effectiveFrom });
    loadTexts(files);
    return async (stores) => {
      await assertNotOpened(stores, effectiveFrom);
      await stores.catalogueVersions.add({ version, effectiveFrom, files, createdBy: actor.userId, createdAt: at.toISOString() });
      return { version, effectiveFrom };
    };
  },

  async afterwards(ports) {
    await ports.catalogues.refresh?.(ports.database.catalogueVersions);
  },
});

/** A figure that was asked for as a bureau total only was filed in that trust: no later version shows it otherwise. */
function exposedFigures(known: readonly Catalogue[], after: Catalogue): Finding[] {
  const kept = new Set(known.flatMap(({ elements }) => elements.filter((each) => each.bureauTotalOnly).map(({ code }) => code)));
  return after.elements
    .filter(({ code, bureauTotalOnly }) => kept.has(code) && !bureauTotalOnly)
    .map(({ code, name }) =>
      tableFinding('I09', null, {
        zh: `“${code} ${name.zh}”只显示全局合计，不能改为显示各单位的数`,
        en: `"${code} ${name.en}" is shown as a bureau total only; that cannot be changed`,
      }),
    );
}

const isOpened = (record: PeriodRecord): boolean => record.state !== 'planned';

async function firstFreePeriod(stores: Pick<Stores, 'periods'>, today: Period): Promise<Period> {
  const last = (await stores.periods.all()).find(isOpened);
  return last ? shiftPeriod(last.period, 1) : today;
}

/** Whatever was opened keeps the form it was opened with. */
async function assertNotOpened(stores: Pick<Stores, 'periods'>, effectiveFrom: Period): Promise<void> {
  await stores.periods.lock(effectiveFrom);
  const opened = (await stores.periods.all()).find((record) => isOpened(record) && comparePeriods(record.period, effectiveFrom) >= 0);
  if (!opened) return;
  const name = periodName(opened.period);
  throw new DomainError('conflict', {
    zh: `${name.zh}已经按指标目录 ${opened.catalogueVersion} 开放，新目录只能从以后的季度起执行`,
    en: `${name.en} was opened with catalogue ${opened.catalogueVersion}; the new one can only be in force from a later quarter`,
  });
}

/** On the latest quarter that holds accepted returns. */
async function tryOut(
  ports: PlanPorts,
  before: Catalogue,
  after: Catalogue,
  at: Date,
): Promise<Pick<ImportPlan, 'counts' | 'lines' | 'findings'>> {
  const { database } = ports;
  for (const period of (await database.periods.all()).filter(isOpened)) {
    const accepted = await database.returns.acceptedVersions(period.period);
    if (accepted.size === 0) continue;
    const units = await database.periods.units(period.period);
    const own = ports.catalogues.ofVersion(period.catalogueVersion);
    const rules = await tryFindings(ports, { period, units, accepted, before: own, after });
    const root = units.find((unit) => unit.parent === null);
    const figures = root ? await tryFigures(ports, { period: period.period, root: root.code, after, at }) : [];
    const name = periodName(period.period);
    const ruleName = (code: string) => [...after.rules, ...before.rules].find((rule) => rule.code === code)?.name ?? alike('');
    return {
      counts: { returns: rules.returns },
      lines: [
        ...rules.effects.map(({ code, before: was, after: is }) => ({
          act: { zh: `试算审核（${name.zh}）`, en: `Findings tried on ${name.en}` },
          subject: listed([alike(code), ruleName(code)], alike(' ')),
          before: { zh: `${was} 份`, en: `${was} returns` },
          after: { zh: `${is} 份`, en: `${is} returns` },
        })),
        ...figures.map((figure) => ({
          act: { zh: `试算指标（${name.zh}）`, en: `Indicators tried on ${name.en}` },
          subject: listed([alike(figure.code), figure.name], alike(' ')),
          before: figure.before ?? { zh: '（无此指标）', en: '(no such indicator)' },
          after: figure.after ?? { zh: '（停用）', en: '(retired)' },
        })),
      ],
      findings: [...hitBy('错误', 'errors', rules.newErrors, name.zh), ...hitBy('警告', 'warnings', rules.newWarnings, name.zh)],
    };
  }
  return { counts: {}, lines: [], findings: [] };
}

function hitBy(zh: string, en: string, units: readonly string[], period: string): Finding[] {
  if (units.length === 0) return [];
  const some = units.slice(0, 10).join('、');
  const more = units.length > 10 ? '等' : '';
  return [
    tableFinding(
      zh === '错误' ? 'I10' : 'I11',
      null,
      {
        zh: `按新目录，${period}已审核的季报中有 ${units.length} 份会出现新的${zh}：${some}${more}`,
        en: `Under the new catalogue ${units.length} accepted returns of the quarter would have new ${en}: ${some}${more}`,
      },
      { severity: 'warning' },
    ),
  ];
}

const nothingChanged = (version: string): Finding =>
  tableFinding('I09', null, {
    zh: `与现行目录 ${version} 相同，没有需要执行的变化`,
    en: `It is the same as the catalogue in force, ${version}; there is nothing to apply`,
  });
