/** What a file is that is no workbook, by its first bytes: said to whoever sent it. */
import type { Text } from '#domain/errors.js';

const GZIP = Buffer.of(0x1f, 0x8b);

export function looksLike(head: Buffer): Text | null {
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('%pdf')) return { zh: ' PDF', en: 'a PDF' };
  if (/^(\xef\xbb\xbf)?(<!doctype html|<html|<table|<head)/.test(text)) return { zh: '网页', en: 'a web page' };
  if (/^(\xef\xbb\xbf)?<\?xml/.test(text)) return { zh: ' XML 文件', en: 'an XML file' };
  if (/^(\x89png|\xff\xd8\xff|gif8)/.test(text)) return { zh: '图片', en: 'a picture' };
  if (/^(rar!|7z\xbc\xaf)/.test(text) || head.subarray(0, 2).equals(GZIP)) return { zh: '压缩包', en: 'an archive' };
  if (text.startsWith('{\\rtf')) return { zh: ' RTF 文档', en: 'an RTF document' };
  return null;
}
