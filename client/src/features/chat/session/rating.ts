import { type SaidFeedback } from '../../../api/types.js';
import { type ChatMessage } from '../chat-message.js';

export const feedbackOf = ({ metadata }: ChatMessage): SaidFeedback | undefined => metadata?.feedback;

/** The messages, with this said of a reply; undefined takes back what was. */
export function withFeedback(
  messages: readonly ChatMessage[],
  id: string,
  feedback: SaidFeedback | undefined,
): ChatMessage[] {
  return messages.map((message) => {
    if (message.id !== id) return message;
    const metadata = { ...message.metadata };
    delete metadata.feedback;
    return { ...message, metadata: { ...metadata, ...(feedback && { feedback }) } };
  });
}

/** The messages once the server did not keep `refused`: what was said before is back, unless more was said meanwhile. */
export function withoutRefused(
  messages: readonly ChatMessage[],
  id: string,
  { refused, before }: { refused: SaidFeedback | undefined; before: SaidFeedback | undefined },
): ChatMessage[] {
  const reply = messages.find((message) => message.id === id);
  return reply && feedbackOf(reply) === refused ? withFeedback(messages, id, before) : [...messages];
}
