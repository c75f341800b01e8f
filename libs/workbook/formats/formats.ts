/** The list of formats, in the order they are asked; and what a file is that none of them knows. */
import type { Text } from '#domain/errors.js';
import { damaged, notAWorkbook } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { oleFormat } from './ole.format.js';
import type { WorkbookFormat } from './workbook-format.js';
import { xlsxFormat } from './xlsx.format.js';

export const FORMATS: WorkbookFormat[] = [xlsxFormat, oleFormat];

const GZIP = Buffer.of(0x1f, 0x8b);
/** Bytes of the file's beginning that `detect` gets. */
export const HEAD_BYTES = 4096;

/** By the first bytes alone. */
export function formatOf(head: Uint8Array): WorkbookFormat {
  const format = FORMATS.find((f) => f.detect(head));
  if (!format) throw new FileProblem(head.length === 0 ? damaged() : notAWorkbook(guess(Buffer.from(head))));
  return format;
}

function guess(head: Buffer): Text | null {
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('%pdf')) return { zh: ' PDF', en: 'a PDF' };
  if (/^(\xef\xbb\xbf)?(<!doctype html|<html|<table|<head)/.test(text)) return { zh: '网页', en: 'a web page' };
  if (/^(\xef\xbb\xbf)?<\?xml/.test(text)) return { zh: ' XML 文件', en: 'an XML file' };
  if (/^(\x89png|\xff\xd8\xff|gif8)/.test(text)) return { zh: '图片', en: 'a picture' };
  if (/^(rar!|7z\xbc\xaf)/.test(text) || head.subarray(0, 2).equals(GZIP)) return { zh: '压缩包', en: 'an archive' };
  if (!head.includes(0) && /[,\t;].*[\r\n]/.test(text)) return { zh: ' CSV 或文本文件', en: 'a CSV or text file' };
  return null;
}
