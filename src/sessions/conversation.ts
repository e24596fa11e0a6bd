import { type JsonObject } from '../common/json.js';

/** ACTIVE takes messages, PAUSED keeps everything and takes none, ENDED is final unless it has only expired. */
export const CONVERSATION_STATES = ['ACTIVE', 'PAUSED', 'ENDED'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** How a conversation's replies are made. */
export interface ConversationConfig {
  model: string;
  /** 0 to 2. */
  temperature: number;
  /** The most tokens of one reply. */
  maxTokens: number;
  /** Whether what the application knows is searched for each message; its own files are in any case. */
  enableRag: boolean;
  /** How long one reply may take. */
  timeoutSeconds: number;
}

/** Where a list has a conversation: in the archive, among the others, or pinned before them. In their order. */
export const SHELVES = { archive: 0, list: 1, top: 2 } as const;
export type Shelf = (typeof SHELVES)[keyof typeof SHELVES];

/**
 * Who made a title: nobody yet, the platform by a cut of the first message, a model that was `asked` for one and has not
 * answered, the `model` that has, or a person.
 */
export type TitledBy = 'nobody' | 'cut' | 'asked' | 'model' | 'person';

/** A session of one end user with an application. Times are epoch milliseconds. */
export interface Conversation {
  id: string;
  applicationId: string;
  userId: string | null;
  /** Null until the first message, which it is made from unless someone names it. */
  title: string | null;
  titledBy: TitledBy;
  shelf: Shelf;
  state: ConversationState;
  config: ConversationConfig;
  /** What it was created with; prompt variables are read from it. */
  metadata: JsonObject;
  /** How far each activity pushes `expiresAt` ahead. */
  ttlMs: number;
  /** The newest message of the active branch. */
  headMessageId: string | null;
  /** The messages that every reply is made with, as long as the history has them; in the order of pinning. */
  pinnedMessageIds: readonly string[];
  createdAt: number;
  updatedAt: number;
  /** When it ends unless something happens in it; of one that has ended, when it did. */
  expiresAt: number;
}

/** The moves of the lifecycle and the states they may start from. */
export const TRANSITIONS = {
  pause: { from: ['ACTIVE'], fromExpired: false, to: 'PAUSED' },
  resume: { from: ['PAUSED'], fromExpired: true, to: 'ACTIVE' },
  end: { from: ['ACTIVE', 'PAUSED'], fromExpired: true, to: 'ENDED' },
} as const satisfies Record<
  string,
  { from: readonly ConversationState[]; fromExpired: boolean; to: ConversationState }
>;
export type Transition = keyof typeof TRANSITIONS;

/** @param expired it is ENDED because its time was over. */
export function allows(transition: Transition, state: ConversationState, expired = false): boolean {
  const { from, fromExpired } = TRANSITIONS[transition];
  return (from as readonly ConversationState[]).includes(state) || (expired && fromExpired);
}

/** A conversation is over the moment its time is, whether or not the sweep has been there. */
export function stateAt(
  conversation: { state: ConversationState; expiresAt: number },
  now: number,
): ConversationState {
  return conversation.expiresAt <= now ? 'ENDED' : conversation.state;
}

/** Whether a conversation, as it stands now, ended by its time alone: whoever ends one takes what was left of its time. */
export function hasExpired({
  state,
  expiresAt,
  updatedAt,
}: Pick<Conversation, 'state' | 'expiresAt' | 'updatedAt'>): boolean {
  return state === 'ENDED' && expiresAt > updatedAt;
}

const TITLE_LENGTH = 60;
/** The longest title that anyone may give, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 200;
const FORKED = /^(.*) \(fork(?: (\d{1,4}))?\)$/su;

/** A title from the first message: its first line, cut at a word. */
export function titleFrom(content: string): string {
  const line = content.trim().replace(/\s+/g, ' ');
  const characters = Array.from(line);
  if (characters.length <= TITLE_LENGTH) return line;
  const cut = characters.slice(0, TITLE_LENGTH).join('');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}

/** What a fork is called, so that a list tells it from what it was forked from: each fork of a fork has the next number. */
export function titleOfFork(title: string): string {
  const [, name = title, number = '1'] = FORKED.exec(title) ?? [];
  const mark = name === title ? ' (fork)' : ` (fork ${Number(number) + 1})`;
  // Not in the middle of a character.
  const cut = name.slice(0, MAX_TITLE_LENGTH - mark.length).replace(/[\uD800-\uDBFF]$/, '');
  return cut + mark;
}

/** Where a conversation stands among those of its shelf, the longest idle first. */
export type IdleSession = Pick<Conversation, 'id' | 'updatedAt' | 'shelf'>;
