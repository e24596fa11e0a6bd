/** What the window needs to know of a message. */
export interface WindowMessage {
  readonly id: string;
  /** The message before it; where it is left out, that is the one before it in the list. */
  readonly parentId?: string | null;
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string;
}

/** How much the messages of a call may be. */
export interface WindowRoom {
  /** Messages, the system's own not counted; at least 1. */
  readonly messages: number;
  /** Tokens; infinite where nobody knows what the model can read. */
  readonly tokens: number;
  /** Tokens of one message, with what stands around it. */
  count(text: string): number;
}

/** Why a message is in a call, or is not. */
export type WindowReason =
  | 'question'
  | 'pinned'
  | 'recent'
  | 'instruction'
  | 'empty'
  | 'questionless'
  | 'unanswered'
  | 'too_many'
  | 'too_long';

/** What became of one message of the history. */
export interface WindowDecision {
  readonly id: string;
  readonly role: WindowMessage['role'];
  readonly tokens: number;
  readonly included: boolean;
  readonly reason: WindowReason;
}

/** The part of the history that one call sends. */
export interface ContextWindow {
  readonly messages: readonly { role: WindowMessage['role']; content: string }[];
  /** One for each message of the history, in its order. */
  readonly decisions: readonly WindowDecision[];
  /** Whether a turn had no room: then what is older has none. */
  readonly isFull: boolean;
}

/** A question, and what was answered to it. */
interface Turn {
  readonly messages: WindowMessage[];
  isAnswered: boolean;
  isPinned: boolean;
}

/**
 * Chooses what of a history one call sends: every system message once, the newest turn in any case, and the turns before
 * it, newest first, as long as there is room. A turn goes whole or not at all, so what is sent begins with a question.
 *
 * Turns with a message that is pinned come first, wherever they stand. What is older than they may be left out before.
 *
 * A question without an answer is joined to the next, as several model servers refuse a history that does not alternate;
 * where it has no room, it may be what was refused, and the turns before it have theirs.
 */
export function manageContextWindow(
  history: readonly WindowMessage[],
  room: WindowRoom,
  pinned: ReadonlySet<string> = new Set(),
): ContextWindow {
  const tokensOf = new Map(history.map((message) => [message, room.count(message.content)]));
  const reasons = new Map<WindowMessage, WindowReason>();
  const spoken: WindowMessage[] = [];
  for (const message of history) {
    if (message.role === 'system') reasons.set(message, 'instruction');
    else if (message.content === '') reasons.set(message, 'empty');
    else spoken.push(message);
  }
  const isFull = chooseTurns(toTurns(spoken, pinned), room, tokensOf, reasons);
  const isIncluded = (message: WindowMessage): boolean =>
    INCLUDED.has(reasons.get(message) ?? 'questionless');
  return {
    messages: [
      ...history.filter(({ role }) => role === 'system').map(({ role, content }) => ({ role, content })),
      ...joinNeighbours(spoken.filter(isIncluded)),
    ],
    decisions: history.map((message) => ({
      id: message.id,
      role: message.role,
      tokens: tokensOf.get(message) ?? 0,
      included: isIncluded(message),
      reason: reasons.get(message) ?? 'questionless',
    })),
    isFull,
  };
}

const INCLUDED: ReadonlySet<WindowReason> = new Set<WindowReason>([
  'question',
  'pinned',
  'recent',
  'instruction',
]);

/** @returns whether one of the recent turns had no room. */
function chooseTurns(
  turns: readonly Turn[],
  room: WindowRoom,
  tokensOf: ReadonlyMap<WindowMessage, number>,
  reasons: Map<WindowMessage, WindowReason>,
): boolean {
  const left = { messages: room.messages, tokens: room.tokens };
  const sizeOf = (turn: Turn): number =>
    turn.messages.reduce((sum, message) => sum + (tokensOf.get(message) ?? 0), 0);
  const decide = (turn: Turn, reason: WindowReason): void => {
    for (const message of turn.messages) reasons.set(message, reason);
    if (!INCLUDED.has(reason)) return;
    left.messages -= turn.messages.length;
    left.tokens -= sizeOf(turn);
  };
  const [newest, ...older] = turns.toReversed();
  if (newest) decide(newest, 'question');
  for (const turn of older.filter(({ isPinned }) => isPinned)) {
    decide(turn, sizeOf(turn) <= left.tokens ? 'pinned' : 'too_long');
  }
  let full: WindowReason | undefined;
  for (const turn of older.filter(({ isPinned }) => !isPinned)) {
    if (turn.messages.length > left.messages) full ??= 'too_many';
    const fits = sizeOf(turn) <= left.tokens;
    if (!fits && turn.isAnswered) full ??= 'too_long';
    decide(turn, full ?? (fits ? 'recent' : 'unanswered'));
  }
  return full !== undefined;
}

/** An answer whose question is not there, as at the beginning of what was read, makes no turn of its own. */
function toTurns(spoken: readonly WindowMessage[], pinned: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = [];
  for (const message of spoken) {
    const turn = turns.at(-1);
    const isPinned = pinned.has(message.id);
    if (message.role === 'user') turns.push({ messages: [message], isAnswered: false, isPinned });
    else if (turn && answers(message, turn)) {
      turn.messages.push(message);
      turn.isAnswered = true;
      turn.isPinned ||= isPinned;
    }
  }
  return turns;
}

function answers({ parentId }: WindowMessage, { messages }: Turn): boolean {
  return parentId === undefined || messages.some(({ id }) => id === parentId);
}

function joinNeighbours(
  messages: readonly WindowMessage[],
): { role: WindowMessage['role']; content: string }[] {
  const joined: { role: WindowMessage['role']; content: string }[] = [];
  for (const { role, content } of messages) {
    const last = joined.at(-1);
    if (last?.role === role) joined[joined.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else joined.push({ role, content });
  }
  return joined;
}
