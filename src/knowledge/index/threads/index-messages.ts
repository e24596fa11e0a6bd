import { type ThreadFailure } from './thread-failure.js';

/** What is asked of the thread of an index. */
export interface IndexCall {
  id: number;
  method: string;
  values: readonly unknown[];
  /** Whether the method takes an `AbortSignal` behind these values: signals themselves cannot be sent. */
  isAbortable: boolean;
}

/** A call that nobody waits for any more, by its id. */
export interface CalledOff {
  calledOff: number;
}

export type IndexMessage = IndexCall | CalledOff;

/** What the thread answers. */
export type IndexAnswer = { id: number; result: unknown } | ({ id: number } & ThreadFailure);

/** What it says first, once its program is loaded. */
export const LOADED = 'loaded';
