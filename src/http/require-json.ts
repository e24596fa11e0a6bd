import { HttpException, Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';

/** Refuses a body that is not JSON; without this it would arrive as no body at all. */
@Injectable()
export class RequireJson implements NestMiddleware {
  use(request: Request, _response: Response, next: NextFunction): void {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
    if (hasBody && !request.is('application/json')) {
      throw new HttpException('The body must be sent as application/json.', 415);
    }
    next();
  }
}
