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
  /** Every passage up to this number has a vector; null where that was never so, or it is not known yet how well they are found. */
  whole_up_to: Generated<number | null>;
}
