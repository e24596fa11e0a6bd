import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { FakeChatProvider } from './fake-chat-provider.js';

/** What a model does when it is asked. */
export type Script = (request: ChatRequest, signal: AbortSignal) => AsyncIterable<ChatPart>;

export const SCRIPTED_MODEL = 'scripted:one';

/** A model that does what the test says, and remembers what it was asked. */
export class ScriptedChatModel extends ChatModel {
  override readonly learned = undefined;
  readonly requests: ChatRequest[] = [];
  script: Script = saying('Yes.');

  constructor(override readonly id: string = SCRIPTED_MODEL) {
    super();
  }

  override rewrite(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPart> {
    this.requests.push(request);
    return this.script(request, signal);
  }
}

/** The provider of scripted models, of which the first is asked for as {@link SCRIPTED_MODEL}. */
export class ScriptedChatProvider extends FakeChatProvider {
  private readonly scripted: readonly ChatModel[];

  constructor(...models: readonly ChatModel[]) {
    super('scripted', ['one']);
    this.scripted = models;
  }

  override find(name: string): ChatModel | undefined {
    return this.scripted.find(({ id }) => id === `scripted:${name}`);
  }
}

/** Says these words, each as one part, and finishes. */
export function saying(...words: string[]): Script {
  const usage = { inputTokens: 7, outputTokens: words.length };
  return giving(...words.map(aText), { type: 'finish', reason: 'stop', usage });
}

/** Gives these parts, whatever they come to. */
export function giving(...parts: ChatPart[]): Script {
  return async function* () {
    yield* await Promise.resolve(parts);
  };
}

/** Says these words, and then nothing until its work is stopped. */
export function sayingUntilStopped(...words: string[]): Script {
  return async function* (_request, signal) {
    yield* words.map(aText);
    await stopped(signal);
    throw signal.reason;
  };
}

/** Says these words and fails. */
export function sayingUntilFailure(failure: Error, ...words: string[]): Script {
  return async function* () {
    yield* await Promise.resolve(words.map(aText));
    throw failure;
  };
}

/** @returns once the signal is aborted. */
export async function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}

function aText(text: string): ChatPart {
  return { type: 'text-delta', text };
}
