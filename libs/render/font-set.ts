/** Which fonts a document is set in: the office's own where it has them, stand-ins where not, the packaged Noto fonts always. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language, Text } from '#domain/errors.js';
import type { FontUse } from '#domain/ports/renderer.port.js';
import { type FontFile, fontFilesIn } from './font-names.js';

/** Faces of the official format; `banner` is the red name, `chart` the letters inside drawings and numerals in tables. */
export type FontRole = 'banner' | 'title' | 'body' | 'kai' | 'hei' | 'song' | 'chart';

export interface Face {
  /** Tried glyph by glyph in this order. */
  families: string[];
  /** Latin letters and numerals come from here first, where the face's own do not match its Han characters. */
  latin: string | null;
  weight: number;
}

export interface FontSet {
  faces: Record<FontRole, Face>;
  /** Folders the typesetter reads fonts from. */
  folders: string[];
  /** SHA-256 over roles, families and the files' bytes: frozen with a released document. */
  hash: string;
  /** Families that lie in the office's own folder: what its documents ask other programs for. */
  own: Partial<Record<FontRole, string>>;
  /** By role, in the order of the format. */
  uses: FontUse[];
  /** For the colophon. */
  describe(language: Language): string;
}

export interface FontSettings {
  /** `builtin`: packaged fonts only; a folder: the office's own fonts; null: packaged plus stand-ins of the data folder. */
  fonts: string | null;
  /** Folder of everything kept on disk; stand-ins lie in its `fonts`. */
  dataDir: string | null;
}

const SERIF = 'Noto Serif SC';
const SANS = 'Noto Sans SC';
const PACKAGED: [name: string, weights: string[]][] = [
  ['noto-serif-sc', ['400Regular', '600SemiBold', '700Bold', '900Black']],
  ['noto-sans-sc', ['400Regular', '500Medium', '700Bold']],
];

/** First family found is taken; families are named as in their files. The last resort is always packaged. */
const ROLES: Record<FontRole, { name: Text; wanted: string[]; packaged: Face }> = {
  banner: {
    name: { zh: '版头', en: 'banner' },
    wanted: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'],
    packaged: { families: [SERIF], latin: null, weight: 900 },
  },
  title: {
    name: { zh: '小标宋', en: 'title' },
    wanted: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'],
    packaged: { families: [SERIF], latin: null, weight: 700 },
  },
  body: {
    name: { zh: '仿宋', en: 'body' },
    wanted: [
      '仿宋_GB2312',
      'FangSong_GB2312',
      '仿宋',
      'FangSong',
      '方正仿宋_GBK',
      'FZFangSong-Z02',
      'STFangsong',
      '朱雀仿宋',
      'FandolFang R',
      'FandolFang',
    ],
    packaged: { families: [SERIF], latin: null, weight: 400 },
  },
  kai: {
    name: { zh: '楷体', en: 'second level' },
    wanted: [
      '楷体_GB2312',
      'KaiTi_GB2312',
      '楷体',
      'KaiTi',
      '方正楷体_GBK',
      'FZKai-Z03',
      'STKaiti',
      'FandolKai R',
      'FandolKai',
      'LXGW WenKai',
    ],
    packaged: { families: [SERIF], latin: null, weight: 600 },
  },
  hei: {
    name: { zh: '黑体', en: 'first level' },
    wanted: ['黑体', 'SimHei', '方正黑体_GBK', 'FZHei-B01', 'STHeiti'],
    packaged: { families: [SANS], latin: null, weight: 500 },
  },
  song: {
    name: { zh: '宋体', en: 'page number' },
    wanted: ['宋体', 'SimSun', '方正书宋_GBK', 'FZShuSong-Z01', 'STSong'],
    packaged: { families: [SERIF], latin: null, weight: 400 },
  },
  chart: { name: { zh: '图表', en: 'charts' }, wanted: [], packaged: { families: [SANS], latin: null, weight: 400 } },
};

/** Looks at the folders once, when the renderer starts. */
export function findFonts({ fonts, dataDir }: FontSettings): FontSet {
  const { packaged, own, standIns } = fontFolders({ fonts, dataDir });
  const extra = [...own, ...standIns];
  const found = extra.flatMap((folder) => fontFilesIn(folder));
  const used: FontFile[] = [];
  const ownFamilies: FontSet['own'] = {};
  const faces = Object.fromEntries(
    Object.entries(ROLES).map(([role, { wanted, packaged: last }]) => {
      const name = wanted.find((each) => found.some((file) => file.families.includes(each)));
      const files = found.filter((file) => name !== undefined && file.families.includes(name));
      const family = files[0]?.family;
      if (family === undefined) return [role, { ...last, families: [...new Set([...last.families, SERIF, SANS])] }];
      used.push(...files);
      if (own.some((folder) => files[0]!.path.startsWith(folder))) ownFamilies[role as FontRole] = name!;
      return [role, { families: [family, SERIF, SANS], latin: family.startsWith('Fandol') ? SERIF : null, weight: 400 }];
    }),
  ) as Record<FontRole, Face>;
  return {
    faces,
    folders: [...packaged, ...extra],
    hash: hashOf(faces, [...packaged.flatMap((folder) => fontFilesIn(folder)), ...used]),
    own: ownFamilies,
    uses: (Object.keys(ROLES) as FontRole[]).map((role) => ({
      name: ROLES[role].name,
      family: faces[role].families[0] ?? '',
      isOwn: role in ownFamilies,
    })),
    describe: (language) => describe(faces, language),
  };
}

/** Folders that are there, the packaged ones always. */
export function fontFolders({ fonts, dataDir }: FontSettings): Record<'packaged' | 'own' | 'standIns', string[]> {
  const there = (folders: string[]) => folders.filter((folder) => existsSync(folder));
  return {
    packaged: packagedFolders(),
    own: there(fonts && fonts !== 'builtin' ? [fonts] : []),
    standIns: there(fonts === 'builtin' || dataDir === null ? [] : [join(dataDir, 'fonts')]),
  };
}

/** Only the weights the documents use: each file is 10–15 MB. */
function packagedFolders(): string[] {
  const require = createRequire(import.meta.url);
  return PACKAGED.flatMap(([name, weights]) => {
    const root = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return weights.map((weight) => join(root, weight));
  });
}

function hashOf(faces: Record<FontRole, Face>, files: FontFile[]): string {
  const hash = createHash('sha256').update(JSON.stringify(faces));
  for (const path of new Set(files.map((file) => file.path))) hash.update(createHash('sha256').update(readFileSync(path)).digest());
  return hash.digest('hex');
}

/** Families with the roles they play: Noto Serif SC（版头、小标宋、仿宋）. */
function describe(faces: Record<FontRole, Face>, language: Language): string {
  const roles = Object.keys(ROLES) as FontRole[];
  const families = [...new Set(roles.map((role) => faces[role].families[0] ?? ''))];
  const parts = families.map((family) => {
    const names = roles.filter((role) => faces[role].families[0] === family).map((role) => ROLES[role].name[language]);
    return language === 'zh' ? `${family}（${names.join('、')}）` : `${family} (${names.join(', ')})`;
  });
  return language === 'zh' ? `排版字体：${parts.join('，')}。` : `Set in ${parts.join(', ')}.`;
}
