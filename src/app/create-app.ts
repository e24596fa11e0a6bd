import { type LoggerService, type LogLevel, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import express from 'express';
import { authenticate } from '../auth/authenticate.js';
import { Authenticator } from '../auth/authenticator.js';
import { OpenAccess } from '../auth/open-access.js';
import { ApplicationOrigins } from '../auth/origins/application-origins.js';
import { requireOwnOrigin } from '../auth/origins/require-own-origin.js';
import { Clock } from '../common/clock.js';
import { EventLoopDelay } from '../common/event-loop-delay.js';
import { Scheduler } from '../common/scheduler.js';
import { type Config } from '../config/config.js';
import { openDatabase } from '../database/open-database.js';
import { requireAllowedHost } from '../http/allowed-hosts.js';
import { limitConnections } from '../http/connection-limits.js';
import { refuseCrossSite } from '../http/cross-site.js';
import { requireLeastRate } from '../http/least-rate.js';
import { LoadGate } from '../http/load-gate.js';
import { requireUtf8 } from '../http/require-json.js';
import { secureHeaders } from '../http/security-headers.js';
import { shedLoad } from '../http/shed-load.js';
import { answerUnparsedRequests } from '../http/unparsed-requests.js';
import { limitRequests } from '../limits/limit-requests.js';
import { RequestLimits } from '../limits/request-limits.js';
import { AppModule } from './app.module.js';
import { createOpenApiDocument } from './openapi-document.js';
import { serveClient } from './serve-client.js';

/**
 * The application, ready to listen: routes, documentation and the chat page.
 * @throws ConfigError where its database cannot be used.
 */
export async function createApp(
  config: Config,
  options: { logger?: LoggerService | LogLevel[] | false } = {},
): Promise<NestExpressApplication> {
  const database = await openDatabase(config.database, { vectors: config.models.embedding !== undefined });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(config, database), {
    bodyParser: false,
    abortOnError: false,
    ...(options.logger !== undefined && { logger: options.logger }),
  });
  app.enableVersioning({ type: VersioningType.URI });
  app.disable('x-powered-by');
  app.use(secureHeaders, requireAllowedHost(config.server));
  const { corsOrigins } = config.server;
  const origins = app.get(ApplicationOrigins);
  const isWelcome = async (origin: string): Promise<boolean> =>
    corsOrigins.includes(origin) || (await origins.isKnown(origin));
  app.enableCors({
    origin: (origin: string | undefined, done: (error: Error | null, isAllowed?: boolean) => void) => {
      if (origin === undefined) done(null, false);
      else
        isWelcome(origin).then((welcome) => {
          done(null, welcome);
        }, done);
    },
    exposedHeaders: ['Answerability', 'Link', 'Location', 'X-Run-Id'],
  });
  const { maxEventLoopDelayMs } = config.server.limits;
  const gate = new LoadGate(app.get(EventLoopDelay), maxEventLoopDelayMs, app.get(Clock));
  app.use(shedLoad(gate));
  app.use(refuseCrossSite(isWelcome), requireLeastRate(app.get(Scheduler)));
  // Before anybody is asked who they are: the page has no data in it.
  serveClient(app);
  app.use(authenticate(app.get(Authenticator), app.get(OpenAccess)));
  app.use(requireOwnOrigin(corsOrigins, origins));
  app.use(limitRequests(app.get(RequestLimits)));
  // Not strict: what is JSON but no object is refused by validation, which says so.
  app.use(express.json({ limit: config.server.maxBodyBytes, verify: requireUtf8, strict: false }));
  SwaggerModule.setup('docs', app, () => describeApi(app, config), {
    customSiteTitle: 'AI Conversational Platform API',
    swaggerOptions: {
      displayRequestDuration: true,
      persistAuthorization: false,
      tryItOutEnabled: true,
      docExpansion: 'list',
    },
  });
  answerUnparsedRequests(app.getHttpServer());
  limitConnections(app.getHttpServer(), config.server.limits.maxConnections);
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}

/** The document, and where operators log in, which is not the same on every server. */
function describeApi(app: NestExpressApplication, { access }: Config): OpenAPIObject {
  const document = createOpenApiDocument(app);
  const login = 'Operators [log in](/auth/login) here, and [log out](/auth/logout).';
  if (access.oidc) document.info.description = `${document.info.description ?? ''}\n\n${login}`;
  return document;
}
