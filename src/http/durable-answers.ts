import { Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { Database } from '../database/database.js';

/**
 * Lets no answer leave before what it was read from is durable: what a client has been told is still so after a power
 * cut. Streams do not pass here; they see to that themselves, event by event.
 *
 * It is no interceptor: behind one, Nest sends the head of a stream before its handler has had a chance to refuse.
 */
@Injectable()
export class DurableAnswers implements NestMiddleware {
  constructor(private readonly database: Database) {}

  use(_request: Request, response: Response, next: NextFunction): void {
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      this.database.settled().then(() => send(body), next);
      return response;
    };
    next();
  }
}
