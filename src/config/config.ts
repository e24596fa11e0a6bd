// Longer than other files: it is the one list of what a start reads; what belongs together is read in files of its own.
import { isOrigin } from '../common/is-origin.js';
import { SAMPLE_APPLICATION } from '../common/sample-application.js';
import { type AccessConfig, readAccess } from './access-config.js';
import { type DatabaseConfig, readDatabase } from './database-config.js';
import { type Environment } from './environment.js';
import { type LimitsConfig, readLimits } from './limits-config.js';
import { type ChatEndpointConfig, readModelsFile } from './models-file.js';
import { type ModelCallsConfig, readModelCalls } from './model-calls-config.js';
import {
  type EndpointConfig,
  readEmbedding,
  readReranking,
  type RetrievalModelConfig,
} from './retrieval-models.js';
import { MOST_DAYS, readRetention, type RetentionConfig } from './retention-config.js';
import { ConfigError, readInteger, readKey, readList, readText, readUrl } from './settings.js';

/** Everything the platform can be told from outside, checked once at boot. */
export class Config {
  constructor(
    readonly server: ServerConfig,
    readonly database: DatabaseConfig,
    readonly models: ModelsConfig,
    readonly access: AccessConfig,
  ) {}
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** Names, besides those of this machine, by which the server may be called. In lower case, without a port. */
  readonly allowedHosts: readonly string[];
  /** The application that the chat page belongs to where its address names none. */
  readonly pageApplication: string;
  /** Origins that browsers may call the API from, besides the page the server itself serves. */
  readonly corsOrigins: readonly string[];
  /** The largest JSON body taken, in bytes. */
  readonly maxBodyBytes: number;
  /** The largest file taken, in bytes. */
  readonly maxUploadBytes: number;
  /** The most calls to a model that one reply is made by, where it breaks off. */
  readonly maxReplyAttempts: number;
  readonly limits: LimitsConfig;
  /** For how long is kept what an application has not set anything else for. */
  readonly retention: RetentionConfig;
  /** For how many days there is a row for each attempt at a reply, before those of a day are added up; 0: for ever. */
  readonly usageDetailDays: number;
  /** How long replies in the making may go on once the process is told to end. */
  readonly shutdownGraceMs: number;
}

export interface ModelsConfig {
  /** The model of a conversation that names none. */
  readonly defaultModel: string;
  /** Names conversations after their first reply; undefined: they are called by the beginning of their first message. */
  readonly titleModel: string | undefined;
  /** Set when either `OPENAI_BASE_URL` or `OPENAI_API_KEY` is. */
  readonly openai: OpenAiConfig | undefined;
  /** Set when their key is. */
  readonly anthropic: EndpointConfig | undefined;
  readonly google: EndpointConfig | undefined;
  /** More endpoints of the first kind, each by a name of its own. */
  readonly endpoints: readonly ChatEndpointConfig[];
  /** Undefined: documents are found by their words alone. */
  readonly embedding: RetrievalModelConfig | undefined;
  /** Undefined: what was found stays in the order it was found in. */
  readonly reranking: RetrievalModelConfig | undefined;
  /** What models can read, in tokens, by names in which `*` stands for anything; the first that fits holds. */
  readonly contextTokens: readonly { readonly pattern: string; readonly tokens: number }[];
  readonly calls: ModelCallsConfig;
  /** The most messages of a history that one call is planned from, where it is known what the model can read. */
  readonly windowMessages: number;
  /** The pace of the offline assistant; 0 is as fast as it can. */
  readonly offlineWordsPerSecond: number;
}

/** What the models of a prefix need. */
const NEEDED = new Map<string | undefined, string>([
  ['openai', 'OPENAI_BASE_URL or OPENAI_API_KEY'],
  ['anthropic', 'ANTHROPIC_API_KEY'],
  ['google', 'GOOGLE_GENERATIVE_AI_API_KEY'],
]);

/** An OpenAI-compatible endpoint. */
export type OpenAiConfig = EndpointConfig;

/**
 * Turns the environment into a {@link Config}.
 * @throws ConfigError with one line that names the variable, for any value that cannot be used.
 */
export function loadConfig(environment: Environment): Config {
  return new Config(
    {
      host: readText(environment, 'HOST', '127.0.0.1'),
      port: readInteger(environment, 'PORT', 3000, { min: 0, max: 65_535 }),
      allowedHosts: readList(environment, 'ALLOWED_HOSTS').map((name) => checkHostName(name)),
      pageApplication: readText(environment, 'PAGE_APPLICATION', SAMPLE_APPLICATION),
      corsOrigins: readList(environment, 'CORS_ORIGINS').map((origin) => checkOrigin(origin)),
      maxBodyBytes: readInteger(environment, 'MAX_BODY_BYTES', 1_048_576, { min: 1_024, max: 104_857_600 }),
      maxUploadBytes: readInteger(environment, 'MAX_UPLOAD_BYTES', 20_971_520, {
        min: 1_024,
        max: 1_073_741_824,
      }),
      maxReplyAttempts: readInteger(environment, 'MAX_REPLY_ATTEMPTS', 5, { min: 1, max: 100 }),
      limits: readLimits(environment),
      retention: readRetention(environment),
      usageDetailDays: readInteger(environment, 'USAGE_DETAIL_DAYS', 60, { min: 0, max: MOST_DAYS }),
      shutdownGraceMs: readInteger(environment, 'SHUTDOWN_GRACE_SECONDS', 10, { min: 0, max: 3_600 }) * 1_000,
    },
    readDatabase(environment),
    readModels(environment),
    readAccess(environment),
  );
}

function readModels(environment: Environment): ModelsConfig {
  const openai = readOpenAi(environment);
  const endpoints = readModelsFile(environment);
  const vendors = {
    anthropic: readVendor(environment, 'ANTHROPIC', 'https://api.anthropic.com/v1'),
    google: readVendor(
      environment,
      'GOOGLE_GENERATIVE_AI',
      'https://generativelanguage.googleapis.com/v1beta',
    ),
  };
  const configured = [
    ...(openai ? ['openai'] : []),
    ...endpoints.map(({ name }) => name),
    ...Object.entries(vendors).flatMap(([name, vendor]) => (vendor ? [name] : [])),
  ];
  return {
    defaultModel: readDefaultModel(environment, configured),
    titleModel: readText(environment, 'TITLE_MODEL', '') || undefined,
    openai,
    ...vendors,
    endpoints,
    embedding: readEmbedding(environment, openai),
    reranking: readReranking(environment, openai),
    contextTokens: readList(environment, 'MODEL_CONTEXT_TOKENS').map((entry) => readContextTokens(entry)),
    calls: readModelCalls(environment),
    windowMessages: readInteger(environment, 'MAX_WINDOW_MESSAGES', 2_000, { min: 20, max: 20_000 }),
    offlineWordsPerSecond: readInteger(environment, 'OFFLINE_WORDS_PER_SECOND', 25, {
      min: 0,
      max: 10_000,
    }),
  };
}

/** @param configured the prefixes of endpoints. */
function readDefaultModel(environment: Environment, configured: readonly string[]): string {
  const model = readText(environment, 'DEFAULT_MODEL', 'offline');
  const prefix = model.includes(':') ? /^([^:]*):./.exec(model)?.[1] : 'openai';
  if (model === 'offline' || (prefix !== undefined && configured.includes(prefix))) return model;
  const needed = NEEDED.get(prefix);
  throw new ConfigError(
    'DEFAULT_MODEL',
    needed === undefined
      ? `is "${model}", which is neither offline nor a model of an endpoint that is configured`
      : `is "${model}", which needs ${needed}`,
  );
}

/** @throws ConfigError for an address without a key. */
function readVendor(environment: Environment, vendor: string, address: string): EndpointConfig | undefined {
  const baseUrl = readUrl(environment, `${vendor}_BASE_URL`);
  const apiKey = readKey(environment, `${vendor}_API_KEY`);
  if (apiKey !== undefined) return { baseUrl: baseUrl ?? address, apiKey };
  if (baseUrl === undefined) return undefined;
  throw new ConfigError(`${vendor}_BASE_URL`, `is set, but ${vendor}_API_KEY is not`);
}

function readContextTokens(entry: string): { pattern: string; tokens: number } {
  const [, pattern = '', digits] = /^([^=\s]+)=(\d{3,8})$/.exec(entry) ?? [];
  const tokens = Number(digits);
  if (!(tokens >= 256)) {
    throw new ConfigError('MODEL_CONTEXT_TOKENS', `has "${entry}", which is not like qwen3:8b=40960`);
  }
  return { pattern, tokens };
}

function readOpenAi(environment: Environment): OpenAiConfig | undefined {
  const baseUrl = readUrl(environment, 'OPENAI_BASE_URL');
  const apiKey = readKey(environment, 'OPENAI_API_KEY');
  if (baseUrl === undefined && apiKey === undefined) return undefined;
  return { baseUrl: baseUrl ?? 'https://api.openai.com/v1', apiKey };
}

function checkOrigin(origin: string): string {
  if (!isOrigin(origin)) {
    throw new ConfigError(
      'CORS_ORIGINS',
      `has "${origin}", which is not an origin such as https://app.example`,
    );
  }
  return origin;
}

function checkHostName(name: string): string {
  const address = /^\[([\da-f:.]+)\]$/i.exec(name)?.[1];
  if (address === undefined && !/^[\w-]+(?:\.[\w-]+)*$/.test(name)) {
    throw new ConfigError('ALLOWED_HOSTS', `has "${name}", which is not a name such as chat.example`);
  }
  return (address ?? name).toLowerCase();
}
