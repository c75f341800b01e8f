/** The address of a view kept by name: a figure screen of this app with its filters, and nothing else. */
import { DomainError, type Text } from '../errors.js';

/** Screens that show figures. */
const PATHS = [
  ...['/overview', '/coverage', '/life', '/training', '/supervision', '/responsibility'],
  ...['/analysis', '/standing', '/profile', '/compare', '/wall', '/indicators'],
];
/** What narrows them; state of a screen that is kept in its address belongs here. */
const PARAMS = ['period', 'unit', 'sector', 'basis', 'quota', 'code', 'view', 'rows', 'columns', 'codes', 'units', 'measure', 'periods'];
export const LONGEST_ADDRESS = 1_000;

/** As it is stored: escaped one way only. Throws `invalid` for whatever leads elsewhere, or means nothing here. */
export function viewAddress(written: string): string {
  const address = written.trim();
  const mark = address.indexOf('?');
  const [path, query] = mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark + 1)];
  if (!PATHS.includes(path) || /[#\\]|\/\//.test(address))
    throw refused({ zh: '只能保存本系统数据页面的地址', en: 'Only the address of a figure screen of this system can be kept' });
  const params = new URLSearchParams(query);
  const names = [...params.keys()];
  const unknown = names.find((name) => !PARAMS.includes(name));
  if (unknown !== undefined || new Set(names).size < names.length)
    throw refused({
      zh: '地址中的筛选条件有误，请从页面上重新保存',
      en: 'The filters in the address are wrong; save it from the screen again',
    });
  const stored = names.length > 0 ? `${path}?${params.toString()}` : path;
  if (stored.length > LONGEST_ADDRESS)
    throw refused({
      zh: `地址不超过 ${LONGEST_ADDRESS} 个字符，请减少所选项目`,
      en: `The address is longer than ${LONGEST_ADDRESS} characters; choose fewer items`,
    });
  return stored;
}

/** The units an address names, and what is left of it with some of them only. */
const NAMING = ['unit', 'units'];
export const unitsOfAddress = (address: string): string[] => [
  ...new Set(NAMING.flatMap((name) => paramsOf(address).get(name)?.split(',') ?? [])),
];
export function addressWith(address: string, isKept: (unit: string) => boolean): string {
  const params = paramsOf(address);
  for (const name of NAMING) {
    const kept = params.get(name)?.split(',').filter(isKept) ?? [];
    if (kept.length > 0) params.set(name, kept.join(','));
    else params.delete(name);
  }
  const [path] = address.split('?');
  return params.size > 0 ? `${path}?${params}` : path!;
}
const paramsOf = (address: string): URLSearchParams => new URLSearchParams(address.split('?')[1]);

const refused = (said: Text): DomainError => new DomainError('invalid', said, { errors: [{ field: 'address', message: said }] });
