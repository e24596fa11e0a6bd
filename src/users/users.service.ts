import { Injectable, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { UserEraser } from './user-eraser.js';
import { UserExport } from './user-export.js';
import { type UserErasedDto } from './users.dto.js';

/** What the routes of users answer. */
@Injectable()
export class UsersService {
  constructor(
    private readonly eraser: UserEraser,
    private readonly exporter: UserExport,
  ) {}

  async erase(applicationId: string, userId: string): Promise<UserErasedDto> {
    const conversations = await this.eraser.erase({ applicationId, userId });
    return { status: 'erased', user_id: userId, conversations };
  }

  /** Made as fast as it is read. */
  export(applicationId: string, userId: string): StreamableFile {
    const lines = this.exporter.lines({ applicationId, userId });
    // One line at a time: a stream of objects would otherwise make sixteen before the first is read.
    const stream = Readable.from(lines, { objectMode: true, highWaterMark: 1 });
    return new StreamableFile(stream, {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="user.jsonl"',
    });
  }
}
