/** Which face each role gets: packaged, stand-in, or the office's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFonts } from './font-set.js';

const root = mkdtempSync(join(tmpdir(), 'jibao-fonts-'));
const office = join(root, 'office');
const dataDir = join(root, 'data');
mkdirSync(join(dataDir, 'fonts'), { recursive: true });
mkdirSync(join(office, 'gongwen'), { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

/** A font file with nothing in it but its family name. */
function fontNamed(family: string): Buffer {
  const name = Buffer.from(family, 'utf16le').swap16();
  const table = Buffer.alloc(18 + name.length);
  [0, 1, 18, 3, 1, 0x409, 1, name.length, 0].forEach((value, i) => table.writeUInt16BE(value, i * 2));
  name.copy(table, 18);
  const head = Buffer.alloc(28);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(1, 4);
  head.write('name', 12, 'latin1');
  head.writeUInt32BE(28, 20);
  head.writeUInt32BE(table.length, 24);
  return Buffer.concat([head, table]);
}

describe('findFonts', () => {
  it('is the packaged Noto fonts when nothing else is there', () => {
    const set = findFonts({ fonts: 'builtin', dataDir: null });
    expect(set.faces.body).toEqual({ families: ['Noto Serif SC', 'Noto Sans SC'], latin: null, weight: 400 });
    expect(set.faces.hei.families[0]).toBe('Noto Sans SC');
    expect(set.folders.every((folder) => folder.includes('noto-'))).toBe(true);
    expect(set.describe('zh')).toBe('排版字体：Noto Serif SC（版头、小标宋、仿宋、楷体、宋体），Noto Sans SC（黑体、图表）。');
    expect(findFonts({ fonts: 'builtin', dataDir: null }).hash).toBe(set.hash);
    expect(set.uses.every(({ isOwn }) => !isOwn)).toBe(true);
  });

  it("takes stand-ins from the data folder, the office's own before them, and neither in builtin mode", () => {
    writeFileSync(join(dataDir, 'fonts', 'fang.otf'), fontNamed('FandolFang R'));
    writeFileSync(join(dataDir, 'fonts', 'kai.ttf'), fontNamed('LXGW WenKai'));
    writeFileSync(join(dataDir, 'fonts', 'notes.ttf'), 'not a font');
    const standIns = findFonts({ fonts: null, dataDir });
    expect([standIns.faces.body.families[0], standIns.faces.kai.families[0]]).toEqual(['FandolFang R', 'LXGW WenKai']);
    expect(standIns.faces.body.families.slice(1)).toEqual(['Noto Serif SC', 'Noto Sans SC']);

    writeFileSync(join(office, 'gongwen', 'fang.ttf'), fontNamed('仿宋_GB2312'));
    const own = findFonts({ fonts: office, dataDir });
    expect([own.faces.body.families[0], own.faces.kai.families[0]]).toEqual(['仿宋_GB2312', 'LXGW WenKai']);
    expect(own.describe('zh')).toContain('仿宋_GB2312（仿宋）');

    const builtin = findFonts({ fonts: 'builtin', dataDir });
    expect(builtin.faces.body.families[0]).toBe('Noto Serif SC');
    expect(new Set([standIns.hash, own.hash, builtin.hash]).size).toBe(3);
  });

  it('a folder that is not there is no failure', () =>
    expect(findFonts({ fonts: join(root, 'none'), dataDir: join(root, 'none') }).faces.body.families[0]).toBe('Noto Serif SC'));
});
