import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Readable } from 'node:stream';
import { mergeMap, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { jsonInPieces } from '../http/json-in-pieces.js';
import { DocumentDto } from './documents.dto.js';

/** A text of so many characters is answered at once; the longest take a second to write, and others wait for it. */
const LONG = 500_000;

/** Answers documents with long texts a piece at a time, as the same JSON. */
@Injectable()
export class LongDocuments implements NestInterceptor<unknown> {
  constructor(private readonly database: Database) {}

  intercept(_context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(mergeMap((answer) => this.inPieces(answer)));
  }

  private async inPieces(answer: unknown): Promise<unknown> {
    if (!(answer instanceof DocumentDto) || answer.content.length < LONG) return answer;
    // As any other answer: see `DurableAnswers`.
    await this.database.settled();
    const pieces = jsonInPieces<'content'>({ ...answer }, 'content');
    return new StreamableFile(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), {
      type: 'application/json; charset=utf-8',
    });
  }
}
