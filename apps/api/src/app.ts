import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { consoleFiles } from './http/console-files.js';
import { requestScope } from './http/request-scope.js';
import { securityHeaders } from './http/security-headers.js';
import { requestLog } from './log.js';
import { Metrics, timeRequests } from './metrics.js';

/** The largest JSON body. Files come by tus or as octets, never as JSON. */
const maxJsonBytes = 1024 * 1024;

/** Builds the api, not yet listening. Order matters: what is used first sees every request. */
export async function createApp(config: Config, log: Logger): Promise<NestExpressApplication> {
  const module = AppModule.with(config, log);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's options are a class by accident
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(NestLogger));
  app.set('trust proxy', config.trustProxy).disable('x-powered-by').set('query parser', 'simple');
  app.use(
    pinoHttp(requestLog(log)),
    requestScope,
    timeRequests(app.get(Metrics)),
    showRequestId,
    ...securityHeaders(config.publicUrl),
  );
  app.use(...consoleFiles(config.consoleFolder));
  app.use('/api', neverStore, express.json({ limit: maxJsonBytes, strict: true, type: 'application/json' }));
  return app;
}

const showRequestId: express.RequestHandler = (request, response, next) => {
  response.setHeader('X-Request-Id', String((request as { id?: unknown }).id));
  next();
};

/** Answers hold tenants' data: no cache may keep one. A handler that knows better sets its own header. */
const neverStore: express.RequestHandler = (_, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
