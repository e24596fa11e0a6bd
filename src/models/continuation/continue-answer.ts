import { type ChatPart } from '../chat-part.js';
import { ModelError } from '../model-error.js';
import { type ContinuationDialect, type Form, wayOf } from './continuation-dialect.js';
import { goOn } from './go-on.js';
import { RestartedError } from './joint.js';

/**
 * Has a model go on with a text, in the first form that it takes.
 * @param call one call, whose answer is the rest of the text, with what is repeated of it.
 * @throws ModelError; the signal's reason as soon as it aborts.
 */
export async function* continueAnswer(
  dialect: ContinuationDialect,
  text: string,
  call: (form: Form) => AsyncIterable<ChatPart>,
  signal: AbortSignal,
): AsyncGenerator<ChatPart> {
  for (;;) {
    const { form } = dialect;
    const way = wayOf(form);
    let hasSpoken = false;
    try {
      yield { type: 'continuing', way };
      for await (const part of goOn(way, text, call(form))) {
        hasSpoken ||= part.type === 'text-delta' || part.type === 'correction';
        yield part;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (isSilence(error)) {
        // There was nothing to add: what was missing was the end alone.
        yield { type: 'finish', reason: 'stop', usage: undefined };
        return;
      }
      if (hasSpoken || !isRefusal(error) || !dialect.refuse(form)) throw error;
    }
  }
}

/** Whether another way of asking may do better. */
function isRefusal(error: unknown): boolean {
  if (error instanceof RestartedError) return true;
  return (
    error instanceof ModelError && (error.code === 'model_rejected_request' || error.code === 'model_failed')
  );
}

function isSilence(error: unknown): boolean {
  return error instanceof ModelError && error.code === 'model_said_nothing';
}
