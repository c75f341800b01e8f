/** The OpenAPI document, generated from the schemas that validate; browsable in development. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { API_PREFIX } from './settings.js';

export function serveOpenApi(app: NestFastifyApplication, options: { browsable: boolean }): void {
  const config = new DocumentBuilder()
    .setTitle('Jibao 季报')
    .setDescription('Quarterly returns, indicators, dashboards and briefings. Errors are RFC 9457 problem+json.')
    .setVersion('1')
    .addCookieAuth('jibao')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    ui: options.browsable,
    raw: ['json'],
  });
}
