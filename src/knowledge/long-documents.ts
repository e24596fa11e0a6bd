import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Readable } from 'node:stream';
import { type Request, type Response } from 'express';
import { defer, mergeMap, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { jsonInPieces } from '../http/json-in-pieces.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentDto } from './documents.dto.js';
import { LongAnswers } from './long-answers.js';

/** A text of so many characters is answered at once; the longest take a second to write, and others wait for it. */
const LONG = 500_000;

/** Answers documents with long texts a piece at a time, as the same JSON, and few of them at once. */
@Injectable()
export class LongDocuments implements NestInterceptor<unknown> {
  constructor(
    private readonly database: Database,
    private readonly catalogue: DocumentCatalogue,
    private readonly answers: LongAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const turn = defer(() => this.waitForTurn(http.getRequest(), http.getResponse()));
    return turn.pipe(
      mergeMap(() => next.handle()),
      mergeMap((answer) => this.inPieces(answer)),
    );
  }

  /** Before any of the text is read. @throws OverloadedError */
  private async waitForTurn({ params }: Request, response: Response): Promise<void> {
    const id = params.document_id ?? params.file_id;
    // What is not there, or is somebody else's, is refused as ever.
    const characters = typeof id === 'string' ? await this.catalogue.lengthOf(id) : 0;
    if (characters < LONG) return;
    const end = await this.answers.enter();
    if (response.closed) end();
    else response.once('close', end);
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
