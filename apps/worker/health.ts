/** The worker's only HTTP: whether it can work, for whoever watches the process. */
import { createServer, type Server } from 'node:http';
import { readiness, type HealthCheck } from '#platform/health.js';

export function serveHealth(host: string, port: number, checks: HealthCheck[]): Server {
  return createServer((_, response) => {
    readiness(checks).then(
      (state) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(state)),
      () => response.writeHead(503, { 'retry-after': '5' }).end(),
    );
  }).listen(port, host);
}
