/** A secret is never in the file itself: it is where this says. */
const secret = {
  properties: {
    env: { type: 'string', minLength: 1, description: 'The name of the variable that holds it.' },
    file: { type: 'string', minLength: 1, description: 'The path of the file that holds it.' },
  },
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
} as const;

/** What `MODELS_FILE` may say, as a JSON schema; `docs/models.schema.json` is the same, for editors. */
export const MODELS_FILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Endpoints of models',
  description: 'What MODELS_FILE names: endpoints that speak as OpenAI does, each with a name of its own.',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    endpoints: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: {
            description: 'What stands before the colon in the ids of its models: groq:llama-3.3-70b.',
            type: 'string',
            pattern: '^[a-z][a-z0-9-]*$',
            maxLength: 40,
            not: { enum: ['offline', 'openai', 'anthropic', 'google'] },
          },
          base_url: {
            description: 'To its /v1; a query is kept.',
            type: 'string',
            pattern: '^https?://',
          },
          api_key: {
            description: 'Sent as a bearer token. Local model servers need none.',
            type: 'object',
            ...secret,
          },
          headers: {
            description: 'Sent with every call. Each is a text, or where a secret is.',
            type: 'object',
            propertyNames: { pattern: '^[A-Za-z0-9-]+$' },
            additionalProperties: { type: ['string', 'object'], ...secret },
          },
          models: {
            description: 'The models that may be asked for; left out: all that it has.',
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              properties: {
                name: { description: 'As the endpoint calls it.', type: 'string', minLength: 1 },
                context_tokens: {
                  description: 'How much it can read, question and answer together.',
                  type: 'integer',
                  minimum: 256,
                  maximum: 99_999_999,
                },
                output_tokens: {
                  description: 'The most that it can say in one answer.',
                  type: 'integer',
                  minimum: 1,
                  maximum: 99_999_999,
                },
              },
              required: ['name'],
              additionalProperties: false,
            },
          },
        },
        required: ['name', 'base_url'],
        additionalProperties: false,
      },
    },
  },
  required: ['endpoints'],
  additionalProperties: false,
} as const;
