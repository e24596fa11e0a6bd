import { Injectable } from '@nestjs/common';
import { toTimestamp } from '../common/clock.js';
import { toSummaryDto } from '../conversations/conversations.mapping.js';
import { toMessageDto } from '../conversations/messages.dto.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { branchOf, Transcripts } from '../sessions/transcripts.js';
import { type ExportedDocumentDto } from './export.dto.js';
import { type Exported } from './exported.js';

/** All of a conversation, for a program: every branch, and everything that is told of a message. */
@Injectable()
export class JsonExport {
  constructor(
    private readonly transcripts: Transcripts,
    private readonly feedback: FeedbackService,
  ) {}

  /** The text, in parts; a line for each message. */
  async *parts({ conversation, documents, outline, at }: Exported): AsyncGenerator<string> {
    const head = {
      exported_at: toTimestamp(at),
      conversation: toSummaryDto(conversation),
      documents: documents.map((document): ExportedDocumentDto => {
        return { id: document.id, title: document.title, created_at: toTimestamp(document.createdAt) };
      }),
      history: branchOf(outline, conversation.headMessageId),
    };
    yield `${JSON.stringify(head).slice(0, -1)},"messages":[\n`;
    const pinned = new Set(conversation.pinnedMessageIds);
    let isFirst = true;
    for await (const messages of this.transcripts.read(outline.map(({ id }) => id))) {
      const said = await this.feedback.ofMessages(messages.map(({ id }) => id));
      const lines = messages.map((message) =>
        JSON.stringify(
          toMessageDto(message, {
            pinned: pinned.has(message.id),
            feedback: said.get(message.id) ?? null,
          }),
        ),
      );
      if (lines.length > 0) yield (isFirst ? '' : ',\n') + lines.join(',\n');
      isFirst &&= lines.length === 0;
    }
    yield '\n]}\n';
  }
}
