/** Names of XML elements as numbers: the scanner compares millions of them. */

/** Every element of a namespace that is not the part's own. */
export const OTHER_NAMESPACE = 0;

/** Up to three bytes are packed exactly; longer names are hashed with a bit set that packed ones never have. */
export function nameCode(bytes: Uint8Array, from: number, to: number): number {
  if (to - from <= 3) {
    let packed = 0;
    for (let i = from; i < to; i++) packed = (packed << 8) | bytes[i]!;
    return packed;
  }
  let hash = 0x811c9dc5 | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return (hash & 0x3fffffff) | 0x40000000;
}

export const codeOf = (name: string): number => nameCode(Buffer.from(name), 0, name.length);

const MAIN = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
];
export const isMainNamespace = (uri: string): boolean => MAIN.includes(uri);
