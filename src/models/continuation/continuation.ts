import { type ChatMessage } from '../chat-request.js';

/**
 * How a model is asked to go on with a text: given it as the beginning of its own message, or told to by an instruction,
 * where the endpoint knows nothing better.
 */
export const CONTINUATION_WAYS = ['prefill', 'instruction'] as const;
export type ContinuationWay = (typeof CONTINUATION_WAYS)[number];

/** The instruction quotes about so much of the end of the text, in UTF-16 code units. */
const TAIL_LENGTH = 80;

/** What a call that goes on with `text` sends behind the conversation. */
export function continuationMessages(way: ContinuationWay, text: string): ChatMessage[] {
  const beginning = { role: 'assistant' as const, content: text };
  return way === 'prefill' ? [beginning] : [beginning, { role: 'user', content: instruct(tailOf(text)) }];
}

/** The end of a text, from the beginning of a word on: what the model is to begin with, so that it can be joined. */
export function tailOf(text: string): string {
  if (text.length <= TAIL_LENGTH) return text;
  const end = text.slice(-TAIL_LENGTH);
  const word = /\s(?=\S)/.exec(end);
  return (word ? end.slice(word.index + 1) : end.slice(isLowSurrogate(end) ? 1 : 0)) || end;
}

function instruct(tail: string): string {
  return (
    'Your last message was cut off. Send the rest of it: begin with exactly the words between the marks, which are its ' +
    'last, and go on from there to the end. Neither repeat what comes before them nor say anything about this.\n\n' +
    `<last_words>${tail}</last_words>`
  );
}

function isLowSurrogate(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0xdc00 && code <= 0xdfff;
}
