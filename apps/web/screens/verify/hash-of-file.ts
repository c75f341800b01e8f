/** SHA-256 of a file as the list of released files writes it. */
export async function hashOfFile(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers compute hashes on encrypted pages and on this very machine only. */
export const canHash = (): boolean => (crypto as Partial<Crypto>).subtle !== undefined;
