import { Logger } from '@nestjs/common';
import { type Turn } from '../knowledge/index/words/query-builder.js';
import { ModelError } from '../models/model-error.js';
import {
  giving,
  saying,
  sayingUntilFailure,
  sayingUntilStopped,
} from '../models/testing/scripted-chat-model.js';
import { type Conversation } from '../sessions/conversation.js';
import { QueryRewriter } from './query-rewriter.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

const TURNS: Turn[] = [
  { role: 'user', text: 'Do you have cards?' },
  { role: 'assistant', text: 'We do.' },
  { role: 'user', text: 'What do they cost?' },
];

describe('QueryRewriter', () => {
  let fixture: OrchestratorFixture;
  let rewriter: QueryRewriter;
  let conversation: Conversation;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    fixture = await OrchestratorFixture.create();
    fixture.settings.settings = { ...fixture.settings.settings, queryRewriting: 'model' };
    fixture.model.script = saying('What do', ' your cards cost?');
    rewriter = new QueryRewriter(fixture.settings, fixture.models);
    conversation = await fixture.converse({ enableRag: true });
  });

  afterEach(() => fixture.close());

  function rewrite(turns = TURNS, signal = new AbortController().signal): Promise<string | undefined> {
    return rewriter.rewrite(conversation, turns, signal);
  }

  it('asks the model of the conversation for a question that stands by itself', async () => {
    expect(await rewrite()).toBe('What do your cards cost?');

    const [request] = fixture.model.requests;
    expect(request).toMatchObject({ temperature: 0, maxTokens: 120, timeoutMs: 3_000, passages: [] });
    expect(request?.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
      'user',
    ]);
    expect(request?.messages[3]?.content).toBe('What do they cost?');
    expect(request?.messages[4]?.content).toBe(request?.messages[0]?.content);
  });

  it('shows it the last six turns of a long conversation', async () => {
    const turns = Array.from({ length: 9 }, (_, index) => ({
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      text: `Turn ${index + 1}`,
    }));

    await rewrite(turns);

    expect(fixture.model.requests[0]?.messages.slice(1, -1).map(({ content }) => content)).toEqual(
      turns.slice(3).map(({ text }) => text),
    );
  });

  it('takes the answer for one line of at most five hundred characters, and no thoughts for it', async () => {
    fixture.model.script = giving(
      { type: 'reasoning-delta', text: 'They mean cards.' },
      { type: 'text-delta', text: '\n What  do\ncards cost?' },
      { type: 'text-delta', text: ` ${'x'.repeat(600)}` },
      { type: 'finish', reason: 'length', usage: undefined },
    );

    const question = await rewrite();

    expect(question).toHaveLength(500);
    expect(question).toMatch(/^What do cards cost\? x+$/);
  });

  describe('asks nobody', () => {
    it('where the application does not want it', async () => {
      fixture.settings.settings = { ...fixture.settings.settings, queryRewriting: 'off' };

      expect(await rewrite()).toBeUndefined();
      expect(fixture.model.requests).toEqual([]);
    });

    it('where the offline assistant answers', async () => {
      conversation = await fixture.converse({ model: 'offline', enableRag: true });

      expect(await rewrite()).toBeUndefined();
      expect(fixture.model.requests).toEqual([]);
    });

    it('at the first turn, which follows on nothing', async () => {
      expect(await rewrite(TURNS.slice(0, 1))).toBeUndefined();
      expect(fixture.model.requests).toEqual([]);
    });
  });

  describe('comes to nothing, and is no failure of the search', () => {
    it.each([
      ['the model fails', new ModelError('model_timeout', 'Too late.')],
      ['something breaks', new Error('A bug.')],
    ])('where %s', async (_case, failure) => {
      fixture.model.script = sayingUntilFailure(failure, 'What do');

      expect(await rewrite()).toBeUndefined();
    });

    it('where the model says nothing', async () => {
      fixture.model.script = saying(' ', '\n');

      expect(await rewrite()).toBeUndefined();
    });

    it('where the model is not configured any more', async () => {
      conversation = await fixture.converse({ model: 'openai:gone', enableRag: true });

      expect(await rewrite()).toBeUndefined();
    });

    it('where it is given up: the model is stopped, and that is no reason to warn', async () => {
      const heard: unknown[] = [];
      Logger.overrideLogger({
        log: () => undefined,
        error: () => undefined,
        warn: (message: unknown) => heard.push(message),
      });
      fixture.model.script = sayingUntilStopped('What do');
      const controller = new AbortController();

      const rewritten = rewrite(TURNS, controller.signal);
      controller.abort(new Error('Nobody waits any more.'));

      expect(await rewritten).toBeUndefined();
      expect(heard).toEqual([]);
    });
  });
});
