import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import { concatMap, type Observable } from 'rxjs';
import { Database } from '../database/database.js';

/**
 * Lets no answer leave before what it was read from is durable: what a client has been told is still so after a power
 * cut. Streams see to that themselves, event by event.
 */
@Injectable()
export class DurableAnswers implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (Reflect.hasMetadata(SSE_METADATA, context.getHandler())) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer) => {
        await this.database.settled();
        return answer;
      }),
    );
  }
}
