import { Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { allowedMethods } from './allowed-methods.js';

/** Answers OPTIONS with what a path takes. */
@Injectable()
export class AnswerOptions implements NestMiddleware {
  use(request: Request, response: Response, next: NextFunction): void {
    // Below the place where the middleware is mounted, `path` alone is no longer the whole.
    const path = request.baseUrl + request.path;
    const methods = request.method === 'OPTIONS' ? allowedMethods(request.app, path) : [];
    if (methods.length > 0) response.status(204).set('Allow', methods.join(', ')).end();
    else next();
  }
}
