/** A list of findings as a workbook: for a file of several returns, or one that could not be read. */
import type { Finding } from '#domain/validation/finding.js';
import { MARK_WORDS, markOf } from '../annotated/cell-marks.js';
import { writeTables } from './table-workbook.js';

export interface ListedFinding {
  /** Whose return; null where it is about the file or a row nobody could be found for. */
  unit: { code: string; name: string } | null;
  finding: Finding;
  /** What the element is called. */
  elementName: string | null;
  note: string | null;
}

/** `summary`: what became of the file, one line each. */
export function writeFindingsList(input: { fileName: string; summary: string[]; findings: ListedFinding[] }): Promise<Uint8Array> {
  return writeTables('审核结果', [
    {
      sheet: '审核结果',
      title: '审核结果',
      notes: [`文件：${input.fileName}`, ...input.summary],
      columns: [
        { head: '序号', width: 6, as: 'number' },
        { head: '单位编码', width: 12, as: 'code' },
        { head: '单位', width: 24 },
        { head: '类别', width: 8 },
        { head: '规则', width: 7 },
        { head: '工作表', width: 12 },
        { head: '单元格', width: 8, as: 'code' },
        { head: '填报项', width: 24 },
        { head: '填报数', width: 12 },
        { head: '问题', width: 44 },
        { head: '应为', width: 28 },
        { head: '说明', width: 24 },
      ],
      rows: input.findings.map(({ unit, finding, elementName, note }, i) => [
        i + 1,
        unit?.code ?? null,
        unit?.name ?? null,
        MARK_WORDS[markOf(finding, note ? { [finding.key]: note } : {})],
        finding.code,
        finding.sheet,
        finding.cell,
        elementName,
        finding.value,
        finding.message.zh,
        finding.expected?.zh ?? null,
        note,
      ]),
    },
  ]);
}
