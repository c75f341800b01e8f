/** Turns the import table into the overrides of .oxlintrc.json, so that an editor shows a wrong import at once. */
import { LIBS, type Room, ROOMS, WEB_BUILD } from './import-table.js';

interface Override {
  files: string[];
  rules: Record<string, unknown>;
}

const escape = (text: string): string => text.replaceAll('.', '\\.').replace(/\/\*$/, '/[^/]+');
const KNOWN = [...new Set(ROOMS.flatMap((room) => [...room.packages, ...(room.types ?? [])]))].toSorted();

/** Only packages that stand in some row: one that stands in none is found by the architecture test. */
function overrideOf(room: Room): Override {
  const own = room.folder.startsWith('libs/') ? room.folder.slice('libs/'.length) : '';
  const libs = LIBS.filter((lib) => lib !== own && !room.may.includes(lib));
  const packages = KNOWN.filter((name) => !room.packages.includes(name) && !covers(room, name));
  const patterns = [
    { regex: '(^|/)(libs|apps|dist)/', message: 'Other rooms are reached as #room/file.js.' },
    ...(libs.length > 0 ? [{ regex: `^#(${libs.join('|')})/`, message: `${room.folder} may not import this room.` }] : []),
    ...(room.node ? [] : [{ regex: '^node:', message: `${room.folder} runs outside Node too.` }]),
    ...packages.map((name) => ({
      regex: `^${escape(name)}(/|$)`,
      message: `${room.folder} may not import this package.`,
      ...(room.types?.includes(name) ? { allowTypeImports: true } : {}),
    })),
  ];
  return { files: [`${room.folder}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const covers = (room: Room, name: string): boolean =>
  room.packages.some((each) => each.endsWith('/*') && name !== each && name.startsWith(each.slice(0, -1)));

/** The overrides of the table; specs and the web build are judged by the architecture test alone. */
export const tableOverrides = (): Override[] => [
  ...ROOMS.map(overrideOf),
  { files: ['**/*.spec.ts', '**/*.spec.tsx', WEB_BUILD, 'tests/**'], rules: { 'no-restricted-imports': 'off' } },
];
