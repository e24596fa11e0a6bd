import { Injectable, StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { Readable } from 'node:stream';
import { Clock } from '../common/clock.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { SessionManager } from '../sessions/session-manager.js';
import { Transcripts } from '../sessions/transcripts.js';
import { type ExportFormat } from './export.dto.js';
import { type Exported } from './exported.js';
import { exportName } from './export-name.js';
import { JsonExport } from './json-export.js';
import { MarkdownExport } from './markdown-export.js';

const ENDINGS: Record<ExportFormat, string> = { markdown: 'md', json: 'json' };

/** Conversations as files. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly sessions: SessionManager,
    private readonly transcripts: Transcripts,
    private readonly library: ConversationLibrary,
    private readonly markdown: MarkdownExport,
    private readonly json: JsonExport,
    private readonly clock: Clock,
  ) {}

  /** Made as fast as it is read. @throws ConversationNotFoundError */
  async export(id: string, format: ExportFormat, response: Response): Promise<StreamableFile> {
    const conversation = await this.sessions.getSession(id);
    const exported: Exported = {
      conversation,
      documents: (await this.library.list(conversation)).reverse(),
      outline: await this.transcripts.outline(id),
      at: this.clock.now(),
    };
    const parts = (format === 'json' ? this.json : this.markdown).parts(exported);
    response.attachment(exportName(conversation.title, ENDINGS[format]));
    // A part at a time: a stream of objects would otherwise make sixteen before the first is read.
    return new StreamableFile(Readable.from(parts, { objectMode: true, highWaterMark: 1 }));
  }
}
