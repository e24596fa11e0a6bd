import { type Learned } from '../fusion/learned.js';
import { type CorpusMoment } from '../corpus.js';
import { type SearchFilter } from '../../documents/search-filter.js';

/** What to look for by its meaning. */
export interface VectorSearch {
  applicationId: string;
  /** Which of the application's vectors to compare with; the question's has to be of the same model. */
  generationId: number;
  vector: Float32Array;
  filter: SearchFilter;
  limit: number;
}

/** Where one passage stands among all that are compared. */
export interface VectorPlace {
  number: number;
  /** The cosine; null where one of the two vectors has no direction. */
  score: number | null;
  /** 1 is the best; null where it points away from the question, or may not be found. */
  rank: number | null;
}

/** Where the passages of one document stand, by all vectors there are. */
export interface VectorExplanation {
  /** How many passages that may be found point where the question does, more or less. */
  found: number;
  /** Those of the document that have a vector. */
  places: VectorPlace[];
}

/** The vectors that one model made, or is making, of what an application knows. */
export interface Generation {
  id: number;
  /** Such as `openai:text-embedding-3-small`. */
  model: string;
  dimensions: number;
  /** Searches use the `active` one, also while it is being made; a `building` one takes its place once it is whole. */
  state: 'building' | 'active';
  /** How well searches find by them; null where nothing is known yet. */
  learned: Learned | null;
  /** Every passage up to this number has a vector; null where that was never so. */
  wholeUpTo: number | null;
}

/** How far a generation has come. */
export interface GenerationProgress extends Generation {
  /** How many passages have a vector. */
  embedded: number;
  /** In epoch milliseconds. */
  createdAt: number;
}

/** How far the vectors of an application have come. */
export interface VectorProgress {
  /** How many passages there are, also of documents that are disabled. */
  passages: number;
  generations: GenerationProgress[];
}

/** What of an application to embed next, and by which model. */
export interface UnembeddedRequest {
  applicationId: string;
  model: string;
  /** Passages up to this number are left out. */
  after: number;
  limit: number;
}

/** A passage without a vector. */
export interface UnembeddedPassage {
  number: number;
  /** What is embedded of it. */
  text: string;
}

export interface Unembedded {
  /** Of the vectors that the model made of this application before; undefined where there are none. */
  dimensions: number | undefined;
  /** Whether searches use its vectors, and there are no others; also where there are none at all. */
  isSettled: boolean;
  /** Whether it is time to learn what the model is worth, once all have vectors. */
  isToLearn: boolean;
  /** In the order of their numbers. */
  passages: UnembeddedPassage[];
  /** Of the newest passage there was, with a vector or without. */
  lastNumber: number;
  /** When that was; undefined where there is nothing of the application any more. */
  moment: CorpusMoment | undefined;
}

/** Vectors to keep. */
export interface PassageVectors {
  applicationId: string;
  model: string;
  /** All with the same number of dimensions. */
  vectors: readonly { number: number; vector: Float32Array }[];
  /** In epoch milliseconds. */
  now: number;
}
