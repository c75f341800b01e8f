/** The documents of a version, wherever they are kept; and a version number nobody has used. */
import { shippedVersions, textsOf, type DefinitionTexts } from '#catalogue/definition-texts.js';
import type { Stores } from '#domain/ports/database.port.js';

/** Null for a version that does not exist. */
export async function textsOfVersion(stores: Pick<Stores, 'catalogueVersions'>, version: string): Promise<DefinitionTexts | null> {
  if (shippedVersions().includes(version)) return textsOf(version);
  return (await stores.catalogueVersions.get(version))?.files ?? null;
}

export const isVersionName = (version: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(version);

/** `2022.1` → `2022.2`, or as far on as is free. */
export function freeVersion(wanted: string, taken: ReadonlySet<string>): string {
  let version = isVersionName(wanted) ? wanted : '1';
  while (taken.has(version)) {
    const [, head, number] = /^(.*?)(\d+)$/.exec(version) ?? [];
    version = number === undefined ? `${version}.2` : `${head}${Number(number) + 1}`;
  }
  return version;
}
