export const RATINGS = ['up', 'down'] as const;
export type Rating = (typeof RATINGS)[number];

export const REASONS = [
  'correct',
  'helpful',
  'well_written',
  'incorrect',
  'incomplete',
  'off_topic',
  'sources',
  'style',
  'slow',
  'unsafe',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

/** What the user of a conversation thinks of a reply in it: one for each reply, which the next takes the place of. */
export interface Feedback {
  messageId: string;
  applicationId: string;
  conversationId: string;
  /** The run that made the reply what it was when this was said. */
  runId: string | null;
  rating: Rating;
  reason: Reason | null;
  comment: string | null;
  /** Epoch milliseconds. */
  updatedAt: number;
}
