/** What one call sends to a model. */
export interface ChatRequest {
  /** Whose reply it is; undefined for what no person reads. No endpoint is told; the offline assistant has words of its own for the sample. */
  readonly applicationId?: string | undefined;
  /** The reply that it is for, where one may take several calls. No endpoint is told. */
  readonly replyId?: string | undefined;
  /** In order; system messages first. */
  readonly messages: readonly ChatMessage[];
  /** What was retrieved for this turn. It is in the system message too, numbered alike; the offline assistant, which reads no prompt, answers from here. */
  readonly passages: readonly ChatPassage[];
  /** Whether anything was looked for: then no passages means that nothing was found. */
  readonly knowledgeSearched: boolean;
  /** 0 to 2. */
  readonly temperature: number;
  /** The most tokens the reply may have. */
  readonly maxTokens: number;
  /** How long the whole call may take. */
  readonly timeoutMs: number;
  /** Set where a reply that exists in part is gone on with; the answer is then the rest of it. */
  readonly continuation?: ChatContinuation | undefined;
}

/** A reply that exists in part. */
export interface ChatContinuation {
  /** All of it so far; never empty. */
  readonly text: string;
  /** How many of its first UTF-16 code units do not count against the limit of tokens; 0 where left out. */
  readonly uncounted?: number;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A piece of a document, as the model is shown it. */
export interface ChatPassage {
  /** The number it is cited by, from 1: `[1]`. */
  readonly number: number;
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
}
