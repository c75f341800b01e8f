/** Types of data-folder.mjs, for tests. */
export function openDataFolder(path: string): string;
export function socketFolder(dataDir: string): string;
export function secret(dataDir: string, name: string, make?: () => string): string;
export function readablePassword(): string;
export function lockDataFolder(dataDir: string): Promise<{ release(): Promise<void> } | null>;
