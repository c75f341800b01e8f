/** What a started api needs besides its use cases; given by main.ts, or by a test. */
import type { UseCases } from '#application/use-cases.js';
import type { HealthCheck } from '#platform/health.js';
import type { Logger } from '#platform/logger.js';

export interface ApiSettings {
  useCases: UseCases;
  logger: Logger;
  checks: HealthCheck[];
  production: boolean;
  tls: { cert: string; key: string } | null;
  /** Folder of the built web app; null serves the api alone. */
  webDir: string | null;
}
export const API_SETTINGS = Symbol('ApiSettings');

export const API_PREFIX = 'api/v1';
