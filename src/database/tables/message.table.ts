import { type Generated } from 'kysely';

export interface MessageTable {
  id: string;
  conversation_id: string;
  /** The message before it in its branch; null for the first. */
  parent_id: string | null;
  /** How many messages its branch has, itself included; null for those stored before this was kept. */
  depth: number | null;
  /** 1 once it is part of the tree; 0 while it waits in the queue, or when it was withdrawn from it. */
  placed: 0 | 1;
  /** The run that made it, or that it started. */
  run_id: string | null;
  role: 'user' | 'assistant' | 'system';
  content: string;
  /** JSON object. */
  metadata: string;
  created_at: number;
  /** JSON array of ids and names: the files that it was sent with; null where there were none. */
  documents: string | null;
  /** 1 where its words are kept as it is now; those of conversations that are no user's are never read. */
  is_searchable: Generated<0 | 1>;
}
