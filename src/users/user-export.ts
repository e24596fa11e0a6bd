import { Injectable } from '@nestjs/common';
import { ContextStore } from '../context/context-store.js';
import { toSummaryDto } from '../conversations/conversations.mapping.js';
import { toMessageDto } from '../conversations/messages.dto.js';
import { ConversationLibrary, type ConversationOwner } from '../knowledge/conversation-library.js';
import { DocumentNotFoundError } from '../knowledge/documents/documents.errors.js';
import { DocumentDto } from '../knowledge/documents.dto.js';
import { ConversationNotFoundError, MessageNotFoundError } from '../sessions/sessions.errors.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { toUsageDto } from '../usage/usage.dto.js';
import { UsageLedger } from '../usage/usage-ledger.js';
import { type UsagePlace } from '../usage/usage-total.js';
import { type User } from './user.js';

const USAGE_PAGE = 100;
const ALWAYS = { model: undefined, from: '0000-01-01', to: '9999-12-31' };

/** Everything of a user, a JSON object at a time. At no moment more of it is in memory than a message or a file, and the ids. */
@Injectable()
export class UserExport {
  constructor(
    private readonly sessions: SessionManager,
    private readonly history: MessageHistory,
    private readonly context: ContextStore,
    private readonly feedback: FeedbackService,
    private readonly library: ConversationLibrary,
    private readonly usage: UsageLedger,
  ) {}

  /** The lines of the export. What is erased meanwhile is left out. */
  async *lines(user: User): AsyncGenerator<string> {
    yield line('user', { application_id: user.applicationId, user_id: user.userId });
    for (const id of await this.sessions.idsOf(user.applicationId, user.userId)) {
      yield* skipping(ConversationNotFoundError, this.conversation(id));
    }
    let after: UsagePlace | undefined;
    do {
      const totals = await this.usage.totals({ ...user, ...ALWAYS }, USAGE_PAGE, after);
      for (const total of totals) yield line('usage', toUsageDto(user.applicationId, total));
      after = totals.length === USAGE_PAGE ? totals.at(-1) : undefined;
    } while (after);
  }

  private async *conversation(id: string): AsyncGenerator<string> {
    const conversation = await this.sessions.getSession(id);
    const facts = (await this.context.findContext(id)) ?? null;
    yield line('conversation', { ...toSummaryDto(conversation), facts });
    for (const messageId of await this.history.idsOf(id)) {
      yield* skipping(MessageNotFoundError, this.message(id, messageId));
    }
    for (const document of await this.library.list(conversation)) {
      yield* skipping(DocumentNotFoundError, this.document(conversation, document.id));
    }
  }

  private async *message(conversationId: string, id: string): AsyncGenerator<string> {
    const message = await this.history.getMessage(id);
    const feedback = (await this.feedback.ofMessages([id])).get(id) ?? null;
    yield line('message', { conversation_id: conversationId, ...toMessageDto(message, { feedback }) });
  }

  /** With its text, as the server keeps it: the file itself is gone once it is read. */
  private async *document(conversation: ConversationOwner, id: string): AsyncGenerator<string> {
    yield line('document', new DocumentDto(await this.library.get(conversation, id)));
  }
}

/** The lines, up to where what they are of turns out to be gone. */
async function* skipping(
  gone: abstract new (...args: never[]) => Error,
  lines: AsyncGenerator<string>,
): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof gone)) throw error;
  }
}

function line(type: string, fields: object): string {
  return `${JSON.stringify({ type, ...fields })}\n`;
}
