/** Contract of planned imports, column mappings and catalogue versions of the office. */
import type { Database } from '#domain/ports/database.port.js';
import type { ImportRecord } from '#domain/ports/import-store.port.js';
import { after, codeOf, NOW, returnVersion } from './fixtures.js';

const record = (uploadId: string): ImportRecord => ({
  uploadId,
  purpose: 'accounts',
  options: { mapping: '名册' },
  plan: {
    counts: { added: 1 },
    lines: [{ act: { zh: '新增', en: 'Added' }, subject: { zh: '张三', en: '张三' }, before: null, after: { zh: '填报员', en: 'Clerk' } }],
    findings: returnVersion('2020Q1', 'B1').findings,
  },
  content: { rows: [{ username: 'zhang', phone: null, grants: ['clerk', 'B1'] }] },
  appliedAt: null,
  appliedBy: null,
});

export function importContract(database: () => Database): void {
  describe('imports', () => {
    it('are planned anew until they are applied', async () => {
      const { imports, uploads } = database();
      const given = { sha256: 'b'.repeat(64), fileName: '名册.xlsx', size: 9, userId: 'sysadmin', createdAt: NOW };
      await uploads.create({ ...given, id: 'i1', purpose: 'accounts', take: 'valid', reason: null, options: {} });
      expect(await imports.get('i1')).toBeNull();
      await imports.save({ ...record('i1'), content: null });
      await imports.save(record('i1'));
      expect(await imports.get('i1')).toEqual(record('i1'));
      expect(await database().transaction((stores) => stores.imports.lock('i1'))).toEqual(record('i1'));
      await imports.markApplied('i1', after(5), 'sysadmin');
      await imports.save({ ...record('i1'), content: 'too late' });
      expect(await imports.get('i1')).toEqual({ ...record('i1'), appliedAt: after(5), appliedBy: 'sysadmin' });
      expect(await codeOf(imports.save(record('nowhere')))).toBe('not_found');
    });

    it('remember how to read a table', async () => {
      const { imports } = database();
      const mapping = { name: '旧表', columns: { 单位: 'unit', 党员数: 'M09' }, headRow: 3, sheet: null };
      await imports.saveMapping({ ...mapping, sheet: 'Sheet1' });
      await imports.saveMapping(mapping);
      await imports.saveMapping({ ...mapping, name: '另一张' });
      expect((await imports.mappings()).map((m) => m.name)).toEqual(['另一张', '旧表']);
      expect(await imports.mappings()).toContainEqual(mapping);
    });
  });

  describe('catalogue versions of the office', () => {
    it('are added and never replaced', async () => {
      const { catalogueVersions } = database();
      const catalogue = { effectiveFrom: '2027Q1', files: { 'elements.yaml': '- 甲: 1\n' }, createdBy: 'office', createdAt: NOW };
      await catalogueVersions.add({ version: '2027.1', ...catalogue });
      await catalogueVersions.add({ version: '2026.9', ...catalogue });
      expect(await catalogueVersions.versions()).toEqual(['2026.9', '2027.1']);
      expect(await catalogueVersions.get('2027.1')).toEqual({ version: '2027.1', ...catalogue });
      expect(await catalogueVersions.get('2028.1')).toBeNull();
      expect(await codeOf(catalogueVersions.add({ version: '2027.1', ...catalogue, files: {} }))).toBe('conflict');
    });
  });
}
