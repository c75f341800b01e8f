import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { Database } from '#domain/ports/database.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import type { Language } from '#domain/errors.js';
import { LAST, smallBureau } from '../figures/testing/small-bureau.js';
import { BuildDashboard } from './build-dashboard.js';
import type { DashboardName } from './dashboards.js';

const NOTE = '部分党员外出培训';
const noted = (unit: string, element: string, code: string): Pick<ReturnVersion, 'unit' | 'findings' | 'explanations'> => {
  const about = { sheet: null, cell: null, message: { zh: '', en: '' }, expected: null, value: 155 };
  const key = `${code}:${element}`;
  return { unit, findings: [{ ...about, key, severity: 'warning', code, element }], explanations: { [key]: NOTE } };
};

function dashboard(versions: ReturnType<typeof noted>[], name: DashboardName, unit: string, language: Language = 'zh'): Promise<Dashboard> {
  const database = smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES);
  const explained = async (_: string, units: string[]) => versions.filter((version) => units.includes(version.unit));
  const told: Database = { ...database, returns: { ...database.returns, explained } };
  return new BuildDashboard({ database: told, catalogues: CATALOGUES }).run({ actor: SYSTEM, name, unit, period: LAST, language });
}
const blockOf = <K extends Block['kind']>({ blocks }: Dashboard, kind: K) =>
  blocks.find((b) => b.kind === kind) as Extract<Block, { kind: K }>;
const notesIn = ({ blocks }: Dashboard): string[] => blocks.flatMap((block) => block.notes).filter((note) => note.includes('※'));

describe('notes on figures', () => {
  it('stand under the tables of units that show the figure, with a mark at the unit’s name', async () => {
    const life = await dashboard([noted('B31', 'L10', 'W11')], 'life', 'C');
    const heat = blockOf(life, 'heat');
    expect(heat.rows.map((row) => row.name)).toEqual(['第7党支部※', '第8党支部', '第9党支部']);
    expect(heat.notes.at(-1)).toMatch(/^※第7党支部“.+”155：部分党员外出培训$/);
    const bars = blockOf(life, 'bar');
    expect(bars.bars.filter((bar) => bar.name.includes('※')).map((bar) => bar.key)).toEqual(['B31']);
    expect(notesIn(await dashboard([noted('B31', 'L10', 'W11')], 'training', 'C'))).toEqual([]);
  });

  it('stand with the unit’s own figures', async () => {
    const table = blockOf(await dashboard([noted('B31', 'L10', 'W11')], 'life', 'B31'), 'table');
    const marked = table.rows.filter((row) => row.cells[0]!.display.endsWith('※')).map((row) => row.key);
    expect(marked).toContain('LIF06');
    expect(marked).not.toContain('LIF01');
    expect(table.notes.at(-1)).toContain(NOTE);
  });

  it('are cut to a few a block, and say how many more there are', async () => {
    const elements = ['L02', 'L03', 'L04', 'L06', 'L07a', 'L07b', 'L07c', 'L08', 'L09', 'L10', 'L11', 'L12', 'L13', 'L14', 'L15'];
    const heat = blockOf(
      await dashboard(
        elements.map((element) => noted('B31', element, 'W11')),
        'life',
        'C',
        'en',
      ),
      'heat',
    );
    const told = heat.notes.filter((note) => note.includes('※'));
    expect(told).toHaveLength(8);
    expect(heat.notes.at(-1)).toMatch(/^\d+ more notes/);
  });

  it('of the four forms stand nowhere', async () => {
    const versions = [noted('J', 'S13', 'W10'), noted('A', 'S13', 'W10')];
    for (const unit of ['J', 'A']) expect(notesIn(await dashboard(versions, 'supervision', unit))).toEqual([]);
  });
});
