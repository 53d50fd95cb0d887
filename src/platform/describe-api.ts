import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document at `/api/openapi.json` and its reader at `/api/docs`. */
export function describeApi(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('IOM cohort tracker')
    .setDescription(
      'Sign in with POST /api/v1/sessions and send the token as a bearer. Errors are problem+json (RFC 9457) with ' +
        'the rule that refused. Every view of, and change to, a person’s record is logged.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
