import { type UiMessageChunk } from './ui-message-chunk.js';

/** A slow reader can be sent pieces of this many UTF-16 code units one by one. */
const PIECE_LENGTH = 16_384;

/** What a reply has come to. */
export interface ReplySoFar {
  readonly text: string;
  readonly reasoning: string;
}

/** The parts of a reply as a log begins with them that goes on with it: the text is left open. */
export function replayedParts({ reasoning, text }: ReplySoFar): UiMessageChunk[] {
  const [first, second] = ['part_1', 'part_2'];
  if (reasoning === '') return opened('text', first, text);
  const thoughts = opened('reasoning', first, reasoning);
  return [...thoughts, { type: 'reasoning-end', id: first }, ...opened('text', second, text)];
}

function opened(kind: 'text' | 'reasoning', id: string, said: string): UiMessageChunk[] {
  const deltas = piecesOf(said).map((delta) => ({ type: `${kind}-delta`, id, delta }) as const);
  return [{ type: `${kind}-start`, id }, ...deltas];
}

/** Never cut through the middle of a character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const isCharacter = text.slice(start, start + PIECE_LENGTH).isWellFormed();
    const end = start + PIECE_LENGTH - (isCharacter ? 0 : 1);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
