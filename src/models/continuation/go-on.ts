import { type ChatPart } from '../chat-part.js';
import { type ContinuationWay } from './continuation.js';
import { Joint } from './joint.js';

/**
 * The parts of an answer that goes on with a text, without what it repeats of it.
 * @throws RestartedError where it begins anew, before anything of its text is given.
 */
export async function* goOn(
  way: ContinuationWay,
  text: string,
  parts: AsyncIterable<ChatPart>,
): AsyncGenerator<ChatPart> {
  let joint = new Joint(way, text);
  for await (const part of parts) {
    if (part.type === 'text-delta') {
      const fresh = joint.take(part.text);
      if (fresh !== '') yield { type: 'text-delta', text: fresh };
      continue;
    }
    if (part.type === 'correction') {
      joint = new Joint(way, text);
      yield { ...part, text: text + joint.take(part.text) };
      continue;
    }
    if (part.type === 'finish') {
      const rest = joint.end();
      if (rest !== '') yield { type: 'text-delta', text: rest };
    }
    yield part;
  }
}
