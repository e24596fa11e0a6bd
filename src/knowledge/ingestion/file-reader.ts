import { Injectable } from '@nestjs/common';
import { DocumentParser } from '../parsing/document-parser.js';
import { type StructuredText } from '../parsing/structured-text.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { IngestionProgress } from './ingestion-progress.js';

/** Reads the text of files, and tells how far it is. */
@Injectable()
export class FileReader {
  constructor(
    private readonly parser: DocumentParser,
    private readonly progress: IngestionProgress,
  ) {}

  /** @throws ParseError; the signal's reason when that aborts. */
  async read(documentId: string, file: UploadedFile, signal: AbortSignal): Promise<StructuredText> {
    this.progress.report(documentId, { stage: 'reading', done: 0, total: 0 });
    const text = await this.parser.parse(file, signal, (done, total) => {
      this.progress.report(documentId, { stage: 'reading', done, total });
    });
    this.progress.report(documentId, { stage: 'indexing', done: 0, total: 0 });
    return text;
  }
}
