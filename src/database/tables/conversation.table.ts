import { type Generated, type Insertable, type Selectable } from 'kysely';

/** The application of a conversation that is being erased: its rows are still there, and nobody finds them. */
export const NOBODY = '';

export interface ConversationTable {
  id: string;
  application_id: string;
  user_id: string | null;
  title: string | null;
  state: 'ACTIVE' | 'PAUSED' | 'ENDED';
  /** 0 in the archive, 1 in the list, 2 pinned at its top. */
  shelf: Generated<0 | 1 | 2>;
  /** Who made the title; `asked` while a model is at it, or where it came to nothing. */
  titled_by: Generated<'nobody' | 'cut' | 'asked' | 'model' | 'person'>;
  /** 1 where the words of its title and of all of its messages are kept. */
  is_searchable: Generated<0 | 1>;
  /** The words of its title, as those of a message; null where they are not kept yet. */
  title_words: string | null;
  /** JSON: model and its parameters. */
  config: string;
  /** JSON: what the conversation was created with. */
  metadata: string;
  /** How far activity pushes `expires_at` ahead. */
  ttl_ms: number;
  /** The newest message of the active branch; its ancestors are the history. */
  head_message_id: string | null;
  /** JSON: the messages that every reply is made with; null for none. */
  pinned_message_ids: string | null;
  created_at: number;
  updated_at: number;
  expires_at: number;
}

export type ConversationRow = Selectable<ConversationTable>;
export type NewConversationRow = Insertable<ConversationTable>;
