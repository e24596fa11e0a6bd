import { type Environment } from './environment.js';
import { readInteger } from './settings.js';

/** How much is taken on, by whom. */
export interface LimitsConfig {
  /** How late the process may be with what it does before it turns new work away; 0: it never does. */
  readonly maxEventLoopDelayMs: number;
  /** Open at the same time. */
  readonly maxConnections: number;
  /** How much one application may have for which nothing else is set. */
  readonly ofApplication: ApplicationLimitsConfig;
  readonly ofConversation: ConversationLimitsConfig;
}

/** What one conversation may have of documents of its own. */
export interface ConversationLimitsConfig {
  /** 0: none. */
  readonly documents: number;
  /** Of their texts together, in UTF-8; a file that is not read yet counts its own. */
  readonly bytes: number;
}

/** How much one application may have; 0: as much as it likes. */
export interface ApplicationLimitsConfig {
  /** Of each of its keys, and of each of its users by their tokens. */
  readonly requestsPerMinute: number;
  /** Followed at the same time, in all processes. */
  readonly openStreams: number;
  /** Replies in the making, in all processes. */
  readonly runningRuns: number;
  /** That wait in one conversation. */
  readonly queuedMessages: number;
  /** Read and written by models, from midnight to midnight, UTC. */
  readonly tokensPerDay: number;
  /** The same for each of its users. */
  readonly userTokensPerDay: number;
  /** What is kept with one conversation, as JSON. */
  readonly contextBytes: number;
  readonly documents: number;
  /** Of all its documents together, in UTF-16 code units; a file that is not read yet counts its bytes. */
  readonly knowledgeCharacters: number;
  /** The same in UTF-8. */
  readonly knowledgeBytes: number;
  /** Of all files in its conversations together, in UTF-8; one that is not read yet counts its own. */
  readonly attachedBytes: number;
  /** The same of each of its users. */
  readonly userAttachedBytes: number;
}

const MOST = 1_000_000_000_000;

/** @throws ConfigError */
export function readLimits(environment: Environment): LimitsConfig {
  const limit = (variable: string, fallback: number, min = 0): number =>
    readInteger(environment, variable, fallback, { min, max: MOST });
  return {
    maxEventLoopDelayMs: readInteger(environment, 'MAX_EVENT_LOOP_DELAY_MS', 50, { min: 0, max: 60_000 }),
    maxConnections: readInteger(environment, 'MAX_CONNECTIONS', 10_000, { min: 1, max: 1_000_000 }),
    ofApplication: {
      requestsPerMinute: limit('MAX_REQUESTS_PER_MINUTE', 1_200),
      openStreams: limit('MAX_OPEN_STREAMS', 2_000),
      runningRuns: limit('MAX_RUNNING_RUNS', 2_000),
      queuedMessages: readInteger(environment, 'MAX_QUEUED_MESSAGES', 50, { min: 1, max: 10_000 }),
      tokensPerDay: limit('MAX_TOKENS_PER_DAY', 0),
      userTokensPerDay: limit('MAX_USER_TOKENS_PER_DAY', 0),
      contextBytes: limit('MAX_CONTEXT_BYTES', 524_288, 1),
      documents: limit('MAX_DOCUMENTS', 0),
      knowledgeCharacters: limit('MAX_KNOWLEDGE_CHARACTERS', 0),
      knowledgeBytes: limit('MAX_KNOWLEDGE_BYTES', 0),
      attachedBytes: limit('MAX_ATTACHED_BYTES', 5_000_000_000),
      userAttachedBytes: limit('MAX_USER_ATTACHED_BYTES', 250_000_000),
    },
    ofConversation: {
      documents: readInteger(environment, 'MAX_CONVERSATION_DOCUMENTS', 20, { min: 0, max: 1_000 }),
      bytes: limit('MAX_CONVERSATION_DOCUMENT_BYTES', 50_000_000, 1),
    },
  };
}
