import { type Environment } from './environment.js';
import { ConfigError, readKey, readText, readUrl } from './settings.js';

/** Where an endpoint is, and what opens it. */
export interface EndpointConfig {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
}

/** A model that serves retrieval. */
export interface RetrievalModelConfig {
  /** The name it has at the endpoint. */
  readonly model: string;
  readonly endpoint: EndpointConfig;
}

/**
 * @param openai the endpoint of the chat models, which may serve embeddings too.
 * @throws ConfigError
 */
export function readEmbedding(
  environment: Environment,
  openai: EndpointConfig | undefined,
): RetrievalModelConfig | undefined {
  const name = readText(environment, 'EMBEDDING_MODEL', '');
  if (name === '') {
    requireNothingElse(environment, 'EMBEDDING');
    return undefined;
  }
  const model = /^openai:(.+)$/.exec(name)?.[1];
  if (model === undefined)
    throw new ConfigError('EMBEDDING_MODEL', `is "${name}", which is not openai:<model>`);
  const apiKey = readKey(environment, 'EMBEDDING_API_KEY');
  const fallback =
    openai ?? (apiKey === undefined ? undefined : { baseUrl: 'https://api.openai.com/v1', apiKey });
  const endpoint = readEndpoint(environment, 'EMBEDDING', fallback);
  if (endpoint === undefined) {
    throw new ConfigError(
      'EMBEDDING_MODEL',
      `is "${name}", which needs EMBEDDING_BASE_URL, OPENAI_BASE_URL or OPENAI_API_KEY`,
    );
  }
  return { model, endpoint };
}

/**
 * @param openai the endpoint of the chat models, if it was given an address: OpenAI itself reranks nothing.
 * @throws ConfigError
 */
export function readReranking(
  environment: Environment,
  openai: EndpointConfig | undefined,
): RetrievalModelConfig | undefined {
  const model = readText(environment, 'RERANK_MODEL', '');
  if (model === '') {
    requireNothingElse(environment, 'RERANK');
    return undefined;
  }
  const fallback = readUrl(environment, 'OPENAI_BASE_URL') === undefined ? undefined : openai;
  const endpoint = readEndpoint(environment, 'RERANK', fallback);
  if (endpoint === undefined) {
    throw new ConfigError('RERANK_MODEL', `is "${model}", which needs RERANK_BASE_URL or OPENAI_BASE_URL`);
  }
  return { model, endpoint };
}

/** An address of its own never gets the key of another. */
function readEndpoint(
  environment: Environment,
  purpose: 'EMBEDDING' | 'RERANK',
  fallback: EndpointConfig | undefined,
): EndpointConfig | undefined {
  const baseUrl = readUrl(environment, `${purpose}_BASE_URL`);
  const apiKey = readKey(environment, `${purpose}_API_KEY`);
  if (baseUrl !== undefined) return { baseUrl, apiKey };
  return fallback && { baseUrl: fallback.baseUrl, apiKey: apiKey ?? fallback.apiKey };
}

/** Settings of a model that is not named would be ignored without a word. */
function requireNothingElse(environment: Environment, purpose: 'EMBEDDING' | 'RERANK'): void {
  for (const variable of [`${purpose}_BASE_URL`, `${purpose}_API_KEY`]) {
    if (readText(environment, variable, '') !== '') {
      throw new ConfigError(variable, `is set, but ${purpose}_MODEL is not`);
    }
  }
}
