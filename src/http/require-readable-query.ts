import { HttpException, Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';

/** Refuses a query that cannot be decoded; without this it would be read as something else. */
@Injectable()
export class RequireReadableQuery implements NestMiddleware {
  use(request: Request, _response: Response, next: NextFunction): void {
    const query = request.originalUrl.split('?').slice(1).join('?');
    try {
      decodeURIComponent(query);
    } catch {
      throw new HttpException('The query is not valid percent-encoding of UTF-8.', 400);
    }
    next();
  }
}
