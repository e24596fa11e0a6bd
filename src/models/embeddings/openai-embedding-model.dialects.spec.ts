import { failureOf, fake, signal, start } from './testing/embedding-provider.js';

describe('OpenAiEmbeddingModel', () => {
  afterEach(() => fake.close());

  describe('an endpoint with a dialect of its own', () => {
    it.each([
      ['no base64', { message: "encoding_format must be 'float'" }, 'base64', ['base64', 'float', 'float']],
      [
        'no encoding at all',
        { detail: 'Extra inputs: encoding_format' },
        'any',
        ['base64', 'float', undefined, undefined],
      ],
    ])('is learned: %s', async (_, body, refused, seen) => {
      const model = await start({
        refuse: ({ body: { encoding_format: encoding } }) =>
          encoding === refused || (refused === 'any' && encoding !== undefined)
            ? { kind: 'status', status: 422, body }
            : undefined,
      });
      const first = await model.embed(['one'], 'document', signal);
      expect(await model.embed(['one'], 'document', signal)).toEqual(first);
      expect(fake.requests.map(({ body: { encoding_format: encoding } }) => encoding)).toEqual(seen);
    });

    it('is learned by calls that are refused at the same time', async () => {
      const model = await start({
        refuse: ({ body }) =>
          body.encoding_format === 'base64'
            ? { kind: 'status', status: 400, body: { error: "encoding_format must be 'float'" } }
            : undefined,
      });
      await Promise.all(
        ['one', 'two', 'three', 'four'].map((text) => model.embed([text], 'document', signal)),
      );
      const encodings = fake.requests.map(({ body }) => body.encoding_format);
      expect(encodings.filter((encoding) => encoding !== 'base64')).toEqual(Array(4).fill('float'));
    });

    it('is told the purpose where it wants to know', async () => {
      const model = await start({
        refuse: ({ body }) =>
          'input_type' in body
            ? undefined
            : { kind: 'status', status: 400, body: { error: "'input_type' parameter is required" } },
      });
      await model.embed(['one'], 'document', signal);
      await model.embed(['one'], 'query', signal);
      expect(fake.requests.map(({ body }) => body.input_type)).toEqual([undefined, 'passage', 'query']);
    });

    it('is not asked the same for ever', async () => {
      const model = await start();
      fake.fail({
        kind: 'status',
        status: 400,
        body: { error: { message: 'encoding_format and input_type!' } },
      });
      expect((await failureOf(model, 'query', ['one'])).code).toBe('model_rejected_request');
      expect(fake.requests).toHaveLength(4);
    });
  });
});
