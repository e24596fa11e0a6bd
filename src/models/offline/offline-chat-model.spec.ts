import { SAMPLE_APPLICATION } from '../../common/sample-application.js';
import { collect, describeChatModel, QUESTION as ANY_QUESTION } from '../chat-model.contract.js';
import { Sleeper } from '../sleeper.js';
import { OfflineChatModel } from './offline-chat-model.js';

const QUESTION = { ...ANY_QUESTION, applicationId: SAMPLE_APPLICATION };

/** Time that passes at once, and is written down. */
class InstantSleeper extends Sleeper {
  readonly slept: number[] = [];

  override sleep(durationMs: number): Promise<void> {
    this.slept.push(durationMs);
    return Promise.resolve();
  }
}

/** Time that stands still. */
class EndlessSleeper extends Sleeper {
  override sleep(_durationMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  }
}

function subject(
  wordsPerSecond: number,
  sleeper: Sleeper,
): Promise<{ model: OfflineChatModel; close: () => Promise<void> }> {
  const model = new OfflineChatModel(wordsPerSecond, sleeper);
  return Promise.resolve({ model, close: () => Promise.resolve() });
}

describeChatModel('OfflineChatModel', {
  answering: () => subject(25, new InstantSleeper()),
  stalling: () => subject(25, new EndlessSleeper()),
});

describe('OfflineChatModel', () => {
  it('says its answer word by word at its pace, the first word at once', async () => {
    const sleeper = new InstantSleeper();
    const parts = await collect(new OfflineChatModel(50, sleeper), QUESTION);
    const words = parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : []));
    expect(words.join('')).toBe(
      'We offer competitive savings accounts with great rates. Would you like to know more details?',
    );
    expect(words.slice(0, 2)).toEqual(['We ', 'offer ']);
    expect(sleeper.slept).toEqual(words.slice(1).map(() => 20));
    expect(parts.at(-1)).toEqual({
      type: 'finish',
      reason: 'stop',
      usage: { inputTokens: 11, outputTokens: 15 },
    });
  });

  it('does not pause at 0 words a second', async () => {
    const sleeper = new InstantSleeper();
    await collect(new OfflineChatModel(0, sleeper), QUESTION);
    expect(sleeper.slept).toEqual([]);
  });

  it('is complete where it needs exactly what it may', async () => {
    const parts = await collect(new OfflineChatModel(0, new InstantSleeper()), {
      ...QUESTION,
      maxTokens: 15,
    });
    expect(parts.at(-1)).toMatchObject({ reason: 'stop' });
  });

  it.each([
    { uncounted: 0, says: 'competitive ' },
    { uncounted: 9, says: 'competitive savings accounts ' },
  ])('counts what it goes on with, but for $uncounted characters', async ({ uncounted, says }) => {
    const parts = await collect(new OfflineChatModel(0, new InstantSleeper()), {
      ...QUESTION,
      maxTokens: 3,
      continuation: { text: 'We offer ', uncounted },
    });
    expect(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')).toBe(says);
    expect(parts.at(-1)).toMatchObject({ reason: 'length' });
  });
});
