import { type Environment } from './environment.js';
import { readInteger } from './settings.js';

/** For how long an application keeps what, in days; 0: for ever. */
export interface RetentionConfig {
  /** Conversations with everything that was said, from their last activity on. */
  readonly messageRetentionDays: number;
  /** The logs of replies, from their end on. */
  readonly runEventRetentionDays: number;
  /** What replies sent to models, from their end on. */
  readonly manifestRetentionDays: number;
  /** Documents, from their last change on. */
  readonly documentRetentionDays: number;
}

/** A hundred years. */
export const MOST_DAYS = 36_500;

/** What holds for an application that has set nothing else. @throws ConfigError */
export function readRetention(environment: Environment): RetentionConfig {
  const days = (variable: string, fallback: number): number =>
    readInteger(environment, variable, fallback, { min: 0, max: MOST_DAYS });
  return {
    messageRetentionDays: days('MESSAGE_RETENTION_DAYS', 0),
    runEventRetentionDays: days('RUN_EVENT_RETENTION_DAYS', 30),
    manifestRetentionDays: days('MANIFEST_RETENTION_DAYS', 0),
    documentRetentionDays: days('DOCUMENT_RETENTION_DAYS', 0),
  };
}
