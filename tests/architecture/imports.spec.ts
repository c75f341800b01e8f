/** Holds every source file to the import table, and proves with wrong files that it would notice. */
import { checkImports, findCycles, resolveImport } from './check-imports.js';
import { tableOverrides } from './lint-table.js';
import { filesOf, isCode, scanImports, textOf } from './scan-imports.js';

const code = [...filesOf('libs', isCode), ...filesOf('apps', isCode)];

describe('imports', () => {
  it('follow the table', () => {
    expect(code.flatMap((path) => checkImports(path, scanImports(textOf(path))))).toEqual([]);
  });

  it('make no circle at run time', () => {
    const sources = new Set(code);
    const graph = new Map(
      code.map((path) => {
        const targets = scanImports(textOf(path))
          .filter((each) => !each.typeOnly)
          .map((each) => resolveImport(path, each.specifier, (file) => sources.has(file)));
        return [path, targets.filter((target) => target !== null)];
      }),
    );
    expect(findCycles(graph)).toEqual([]);
  });

  it('are checked by lint with the same table', () => {
    const settings = JSON.parse(textOf('.oxlintrc.json')) as { overrides: { rules: Record<string, unknown> }[] };
    expect(settings.overrides.filter((each) => 'no-restricted-imports' in each.rules)).toEqual(tableOverrides());
  });
});

describe('the check itself', () => {
  it.each([
    ['libs/domain/a.ts', "import { x } from '#persistence/store.js';", 'may not import #persistence/store.js'],
    ['libs/domain/a.ts', "import { readFileSync } from 'node:fs';", 'may not use node:fs'],
    ['libs/domain/a.ts', "import type { Pool } from 'mysql2';", 'may not import the package mysql2'],
    ['libs/domain/period/a.ts', "import { x } from '../../charts/theme.js';", 'leaves its room'],
    ['libs/charts/a.ts', "import { init } from 'echarts/core';", 'only types of echarts'],
    ['libs/application/a.ts', "import {\n  x,\n  y,\n} from '#render/render.js';", 'may not import #render/render.js'],
    ['libs/application/a.ts', "const x = await import('typeorm');", 'the package typeorm'],
    ['libs/workbook/a.ts', "export { x } from '#application/jobs.js';", 'may not import #application/jobs.js'],
    ['libs/queue/a.ts', "import './../notify/send.js';", 'leaves its room'],
    ['apps/api/a.ts', "import { x } from '../worker/main.js';", 'leaves its room'],
    ['apps/web/a.tsx', "import { x } from '#platform/config.js';", 'may not import #platform/config.js'],
    ['apps/web/a.tsx', "import x from '@nestjs/common';", 'the package @nestjs/common'],
    ['libs/cellar/a.ts', "import { x } from '#domain/errors.js';", 'stands in no room'],
  ])('notices in %s: %s', (path, source, problem) => {
    expect(checkImports(path, scanImports(source))).toEqual([expect.stringContaining(problem)]);
  });

  it('lets right ones pass', () => {
    const source = "import type { EChartsOption } from 'echarts';\nimport { x } from '#domain/errors.js';\nimport { y } from './theme.js';";
    expect(scanImports(source)).toHaveLength(3);
    expect(checkImports('libs/charts/bar.chart.ts', scanImports(source))).toEqual([]);
  });

  it('finds a circle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['a']],
    ]);
    expect(findCycles(graph)).toEqual([['a', 'b', 'd', 'a']]);
  });
});
