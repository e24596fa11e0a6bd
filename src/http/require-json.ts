import { HttpException, Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { isUtf8 } from 'node:buffer';

/** Refuses a body that is not JSON; without this it would arrive as no body at all. */
@Injectable()
export class RequireJson implements NestMiddleware {
  use(request: Request, _response: Response, next: NextFunction): void {
    if (hasBody(request) && !request.is('application/json')) {
      throw new HttpException('The body must be sent as application/json.', 415);
    }
    next();
  }
}

/** The same for routes that take files as well. */
@Injectable()
export class RequireJsonOrForm implements NestMiddleware {
  use(request: Request, _response: Response, next: NextFunction): void {
    if (hasBody(request) && !request.is(['application/json', 'multipart/form-data'])) {
      throw new HttpException('The body must be sent as application/json or multipart/form-data.', 415);
    }
    next();
  }
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}

/** JSON travels as UTF-8. Anything else would be read, but not as what was meant. For the body parser's `verify`. */
export function requireUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw new HttpException(`The body must be in UTF-8, not in ${charset}.`, 415);
  if (!isUtf8(body)) throw new HttpException('The body is not valid UTF-8.', 400);
}
