/** Types of address.mjs, for tests. */
export interface Address {
  host: string;
  port: number;
  url: string;
}
export function settleAddress(env: Record<string, string | undefined>): Promise<Address>;
export function waitForApi(url: string, hasFailed: () => boolean, patience?: number): Promise<boolean>;
export function isOpenWithoutTls(env: Record<string, string | undefined>, host: string): boolean;
