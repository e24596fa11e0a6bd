import { failureOf, fake, inputsOf, signal, sleeper, start } from './testing/embedding-provider.js';

describe('OpenAiEmbeddingModel', () => {
  afterEach(() => fake.close());

  describe('batches', () => {
    it('are bounded by texts and by characters, and texts are cut', async () => {
      const model = await start({}, { maxTexts: 3, maxCharacters: 10, maxTextCharacters: 8 });
      await model.embed(['a', 'b', 'c', 'd', 'eeeee', 'ffffff', 'g'.repeat(20)], 'document', signal);
      expect(fake.requests.map(inputsOf)).toEqual([
        ['a', 'b', 'c'],
        ['d', 'eeeee'],
        ['ffffff'],
        ['gggggggg'],
      ]);
    });

    it('are halved where they are too many texts, which is remembered', async () => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).length > 5
            ? {
                kind: 'status',
                status: 422,
                body: { message: 'batch size 16 > maximum allowed batch size 5' },
              }
            : undefined,
      });
      const texts = Array.from({ length: 16 }, (_, index) => `text ${index}`);
      const vectors = await model.embed(texts, 'document', signal);
      expect(await model.embed(texts, 'document', signal)).toEqual(vectors);
      const counts = fake.requests.map((request) => inputsOf(request).length);
      expect(counts).toEqual([16, 8, 4, 4, 8, 4, 4, 4, 4, 4, 4]);
      expect(sleeper.sleptMs).toEqual([]);
    });

    it.each([
      [413, '<html>Request Entity Too Large</html>'],
      [
        400,
        {
          error: {
            message: 'Requested 9000 tokens, max 8000 tokens per request',
            type: 'max_tokens_per_request',
          },
        },
      ],
      [
        500,
        { error: { code: 500, message: 'input is too large to process. increase the physical batch size' } },
      ],
    ])('are halved after status %i with %j', async (status, body) => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).join('').length > 40 ? { kind: 'status', status, body } : undefined,
      });
      const texts = Array.from({ length: 6 }, (_, index) => `${index} of ten chars`);
      expect(await model.embed(texts, 'document', signal)).toHaveLength(6);
      expect(sleeper.sleptMs).toEqual([]);
    });

    it('stay as large where a single text was too long', async () => {
      const tooLong = {
        code: 500,
        message: 'input is too large to process. increase the physical batch size',
      };
      const model = await start({
        refuse: (request) =>
          inputsOf(request).some(({ length }) => length > 600)
            ? { kind: 'status', status: 500, body: { error: tooLong } }
            : undefined,
      });
      await model.embed(['one', 'x'.repeat(1_000)], 'document', signal);
      const before = fake.requests.length;
      await model.embed(['one', 'two', 'three'], 'document', signal);
      expect(fake.requests).toHaveLength(before + 1);
    });

    it('end at the one text that is refused, and say why', async () => {
      const model = await start({
        refuse: (request) =>
          inputsOf(request).includes('three')
            ? { kind: 'status', status: 400, body: { error: { message: 'No threes.' } } }
            : undefined,
      });
      const error = await failureOf(model, 'document', ['one', 'two', 'three', 'four']);
      expect(error.code).toBe('model_rejected_request');
      expect(error.message).toContain('No threes.');
      expect(fake.requests.map((request) => inputsOf(request).length)).toEqual([4, 2, 2, 1]);
    });
  });

  it('halves a text that is too long for the model, but not for ever', async () => {
    const tooLong = {
      kind: 'status',
      status: 400,
      body: { error: { message: "This model's maximum context length is 512 tokens." } },
    } as const;
    const model = await start(
      { refuse: (request) => (inputsOf(request).some(({ length }) => length > 600) ? tooLong : undefined) },
      { minTextCharacters: 100 },
    );
    expect(await model.embed(['short', 'x'.repeat(4_000)], 'document', signal)).toHaveLength(2);
    const lengths = fake.requests.map((request) => inputsOf(request).map(({ length }) => length));
    expect(lengths).toEqual([[5, 4_000], [5], [4_000], [2_000], [1_000], [500]]);
    fake.fail(tooLong);
    expect((await failureOf(model, 'document', ['y'.repeat(400)])).code).toBe('model_context_too_long');
    expect(fake.requests.slice(6).map((request) => inputsOf(request)[0]?.length)).toEqual([400, 200, 100]);
  });
});
