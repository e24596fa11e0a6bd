import { type ChatModel } from './chat-model.js';
import { type ChatPart } from './chat-part.js';
import { type ChatRequest } from './chat-request.js';

/** A model under test, and how to be rid of it. */
export interface ChatModelSubject {
  readonly model: ChatModel;
  close(): Promise<void>;
}

export interface ChatModelSubjects {
  /** Answers {@link QUESTION} at once, in more than five tokens. */
  readonly answering: () => Promise<ChatModelSubject>;
  /** Says the beginning of an answer and then nothing more. */
  readonly stalling: () => Promise<ChatModelSubject>;
}

export const QUESTION: ChatRequest = {
  messages: [
    { role: 'system', content: 'You are a helpful banking assistant.' },
    { role: 'user', content: 'Tell me about savings accounts' },
  ],
  passages: [],
  knowledgeSearched: false,
  temperature: 0.7,
  maxTokens: 1_024,
  timeoutMs: 10_000,
};

/** What every {@link ChatModel} owes to whoever calls it. */
export function describeChatModel(name: string, subjects: ChatModelSubjects): void {
  describe(`${name} as a chat model`, () => {
    it('answers in deltas that are not empty and ends with exactly one finish', async () => {
      await use(subjects.answering, async (model) => {
        const parts = await collect(model, QUESTION);
        const deltas = parts.slice(0, -1);
        expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
        expect(deltas.length).toBeGreaterThan(5);
        expect(deltas.every((part) => 'text' in part && part.text !== '')).toBe(true);
      });
    });

    it('keeps to the most tokens it is allowed', async () => {
      await use(subjects.answering, async (model) => {
        const parts = await collect(model, { ...QUESTION, maxTokens: 3 });
        expect(parts).toHaveLength(4);
        expect(parts.at(-1)).toMatchObject({ type: 'finish', reason: 'length', usage: { outputTokens: 3 } });
      });
    });

    it('serves two calls at once, and again when one was left', async () => {
      await use(subjects.answering, async (model) => {
        const left = model.stream(QUESTION, new AbortController().signal)[Symbol.asyncIterator]();
        await left.next();
        const [one, two] = await Promise.all([collect(model, QUESTION), collect(model, QUESTION)]);
        await left.return?.();
        expect(one).toEqual(two);
        expect(await collect(model, QUESTION)).toEqual(one);
      });
    });

    it('throws the reason of a signal that is aborted beforehand, from the first step', async () => {
      await use(subjects.answering, async (model) => {
        const reason = new Error('not any more');
        await expect(collect(model, QUESTION, AbortSignal.abort(reason))).rejects.toBe(reason);
      });
    });

    it('throws the reason of a signal that aborts between two parts', async () => {
      await use(subjects.answering, async (model) => {
        const reason = new Error('enough');
        const controller = new AbortController();
        const iterator = model.stream(QUESTION, controller.signal)[Symbol.asyncIterator]();
        await iterator.next();
        controller.abort(reason);
        await expect(iterator.next()).rejects.toBe(reason);
        expect(await iterator.next()).toEqual({ done: true, value: undefined });
      });
    });

    it('throws the reason of a signal that aborts while it waits', async () => {
      await use(subjects.stalling, async (model) => {
        const reason = new Error('enough');
        const controller = new AbortController();
        const iterator = model.stream(QUESTION, controller.signal)[Symbol.asyncIterator]();
        await iterator.next();
        const waiting = iterator.next();
        controller.abort(reason);
        await expect(waiting).rejects.toBe(reason);
      });
    });

    it('ends a call that takes longer than it may', async () => {
      await use(subjects.stalling, async (model) => {
        await expect(collect(model, { ...QUESTION, timeoutMs: 30 })).rejects.toMatchObject({
          code: 'model_timeout',
        });
      });
    });
  });
}

export async function collect(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<ChatPart[]> {
  const parts: ChatPart[] = [];
  for await (const part of model.stream(request, signal)) parts.push(part);
  return parts;
}

async function use(
  start: () => Promise<ChatModelSubject>,
  test: (model: ChatModel) => Promise<void>,
): Promise<void> {
  const subject = await start();
  try {
    await test(subject.model);
  } finally {
    await subject.close();
  }
}
