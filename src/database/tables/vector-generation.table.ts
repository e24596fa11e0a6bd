import { type Generated } from 'kysely';

/** The vectors that one model made of a corpus. */
export interface VectorGenerationTable {
  /** Never given out twice. */
  id: Generated<number>;
  corpus_id: number;
  /** Such as `openai:text-embedding-3-small`. */
  model: string;
  dimensions: number;
  /** Searches use the `active` one; `building` ones are to follow it, and what is `retired` is being deleted. */
  state: 'building' | 'active' | 'retired';
  created_at: number;
  /** JSON: how well searches find by them, and what was learned of that; null where nothing is known yet. */
  learned: string | null;
}
