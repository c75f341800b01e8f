/** Builds the api so that main.ts and the tests start the same one. */
import { readFileSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { languageOf } from '#platform/language.js';
import { nestLogger } from '#platform/logger.js';
import { problemOf } from '#platform/problem-filter.js';
import { ApiModule } from './api.module.js';
import { serveOpenApi } from './open-api.js';
import { API_PREFIX, type ApiSettings } from './settings.js';
import { MULTIPART_LIMITS } from './uploads/file-part.js';
import { serveWeb } from './web-pages.js';

const BODY_LIMIT = 256 * 1024;

export async function createApp(settings: ApiSettings): Promise<NestFastifyApplication> {
  const { tls, production, logger } = settings;
  const adapter = new FastifyAdapter({
    ...(tls ? { https: { cert: readFileSync(tls.cert), key: readFileSync(tls.key), minVersion: 'TLSv1.2' } } : {}),
    bodyLimit: BODY_LIMIT,
    // What Fastify refuses before any route is reached speaks the same language as everything else.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(error, languageOf(request.headers['accept-language']));
      void reply
        .status(problem.status)
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify({ type: `about:blank#${problem.code}`, ...problem }));
    },
    // While the api stops, what still comes in on an open connection is answered as ever, and the connection closed.
    return503OnClosing: false,
    trustProxy: production ? 'loopback, linklocal, uniquelocal' : false,
    multipart: { limits: MULTIPART_LIMITS },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(settings), adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    frameguard: false,
    strictTransportSecurity: production || tls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  });
  const instance = adapter.getInstance();
  instance.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('x-request-id', request.id);
  });
  instance.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        request: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  serveOpenApi(app, { browsable: !production });
  if (settings.webDir) await serveWeb(app, settings.webDir);
  return app;
}
