import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';

const findConversation = prepare((query, given: { id: string; applicationId: string }) =>
  query
    .selectFrom('conversation')
    .select(['id as conversationId', 'user_id as userId'])
    .where('id', '=', given.id)
    .where('application_id', '=', given.applicationId),
);

const findRun = prepare((query, given: { id: string; applicationId: string }) =>
  query
    .selectFrom('run')
    .innerJoin('conversation', 'conversation.id', 'run.conversation_id')
    .select(['conversation.id as conversationId', 'conversation.user_id as userId'])
    .where('run.id', '=', given.id)
    .where('conversation.application_id', '=', given.applicationId),
);

const findDocument = prepare((query, given: { id: string }) =>
  query.selectFrom('document').select('application_id as owner').where('id', '=', given.id),
);

/** The conversation that something is in, and whose it is. */
export interface Owner {
  conversationId: string;
  userId: string | null;
}

/** Whose a thing is. That never changes, so what is found here holds for as long as the thing is there. */
@Injectable()
export class OwnedIdsRepository {
  constructor(private readonly database: Database) {}

  /** Undefined: the application has no such conversation. */
  async ownerOfConversation(id: string, applicationId: string): Promise<Owner | undefined> {
    return this.database.first(findConversation, { id, applicationId });
  }

  /** Undefined: the application has no such run. */
  async ownerOfRun(id: string, applicationId: string): Promise<Owner | undefined> {
    return this.database.first(findRun, { id, applicationId });
  }

  /** The application that has a document, or the conversation, see `knowledge-owner`. Undefined: there is none. */
  async ownerOfDocument(id: string): Promise<string | undefined> {
    return (await this.database.first(findDocument, { id }))?.owner;
  }
}
