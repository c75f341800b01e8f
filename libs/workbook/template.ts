/** Writes a unit's workbook: an official form whose every input cell is found again by name, with its identity in a hidden sheet. */
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, NamedRange, WriteOptions, WriteSheet } from 'hucre';
import { periodName } from '#domain/period/period.js';
import { addressName, quoteSheet } from './address.js';
import { IDENTITY_NAMES, IDENTITY_SHEET, nameOfElement, templateIdOf, type IdentityField } from './identity.js';
import { coverSheet } from './template/template-cover.js';
import type { TemplateInput } from './template/template-input.js';
import { COLUMNS, layOut, type FormLayout } from './template/template-layout.js';
import { formSheet } from './template/template-sheet.js';
import { BODY_FONT } from './template/template-style.js';

export type { TemplateInput } from './template/template-input.js';

/** Rows of the hidden sheet, in order: a label and the value. All are text, so that no programme turns a code into a number. */
function identityOf({ unit, period, catalogue }: TemplateInput): [IdentityField, string][] {
  const version = catalogue.version;
  const template = templateIdOf({
    unit: unit.code,
    type: unit.type,
    period: period.period,
    version,
  });
  return [
    ['unit', unit.code],
    ['type', unit.type],
    ['period', period.period],
    ['version', version],
    ['template', template],
  ];
}

const absolute = (sheet: string, row: number, column: number): string =>
  `${quoteSheet(sheet)}!${addressName(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')}`;

/** Everything a workbook of ours consists of, before it is written: a copy with more on its sheets stays one of ours. */
export function templateBook(input: TemplateInput, layout: FormLayout): WriteOptions {
  const rows = identityOf(input);
  const identity: WriteSheet = {
    name: IDENTITY_SHEET,
    veryHidden: true,
    protection: { sheet: true },
    cells: new Map<string, Partial<Cell>>(
      rows.flatMap(([field, value], i) => [
        [`${i},0`, { value: field }],
        [`${i},1`, { value, style: { numFmt: '@' } }],
      ]),
    ),
  };
  const names: NamedRange[] = rows.map(([field], i) => ({
    name: IDENTITY_NAMES[field],
    range: absolute(IDENTITY_SHEET, i + 1, 2),
  }));
  for (const [code, { sheet, row }] of layout.cells) names.push({ name: nameOfElement(code), range: absolute(sheet, row, COLUMNS.value) });

  const { unit, period } = input;
  return {
    sheets: [coverSheet(input, layout), ...layout.sheets.map((sheet) => formSheet(input, layout, sheet)), identity],
    namedRanges: names,
    defaultFont: BODY_FONT,
    workbookProtection: { lockStructure: true },
    properties: {
      title: `党建工作季度报表 ${unit.code} ${period.period}`,
      description: `${unit.name} ${periodName(period.period).zh}`,
      creator: '季报',
      created: new Date(`${period.opensOn}T00:00:00Z`),
      modified: new Date(`${period.opensOn}T00:00:00Z`),
    },
  };
}

/** Same input, same bytes. */
export const writeTemplate = (input: TemplateInput): Promise<Uint8Array> => writeXlsx(templateBook(input, layOut(input)));
