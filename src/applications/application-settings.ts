import { type JsonObject } from '../common/json.js';
import { type RetentionConfig } from '../config/retention-config.js';
import { DEFAULT_LANGUAGE, type Language } from './languages.js';
import { type Page, PLAIN_PAGE } from './page/page.js';
import { type SearchWeights } from './search-weights.js';

/** What a conversation does with a message that arrives while it is making a reply. */
export const MULTITASK_STRATEGIES = ['enqueue', 'reject', 'interrupt', 'rollback', 'merge'] as const;
export type MultitaskStrategy = (typeof MULTITASK_STRATEGIES)[number];

/** Whether a model puts a follow-up into words of its own before knowledge is searched. */
export const QUERY_REWRITINGS = ['off', 'model'] as const;
export type QueryRewriting = (typeof QUERY_REWRITINGS)[number];

/** What becomes of a reply that broke off because its process died or its provider cut the stream. */
export const INTERRUPTION_POLICIES = ['continue', 'keep'] as const;
export type InterruptionPolicy = (typeof INTERRUPTION_POLICIES)[number];

/** What becomes of the text of a model that failed in the middle, where another takes over. */
export const FALLBACK_POLICIES = ['continue', 'restart'] as const;
export type FallbackPolicy = (typeof FALLBACK_POLICIES)[number];

/** What a team sets for its application. */
export interface ApplicationSettings extends RetentionConfig {
  /** That of its documents and questions: whose words the search knows the forms of. */
  language: Language;
  /** How long a conversation without activity stays open. */
  conversationTtlMinutes: number;
  multitaskStrategy: MultitaskStrategy;
  /** `model`: the conversation's own model is asked, beside the first search; it counts as one more way of looking. */
  queryRewriting: QueryRewriting;
  /** `continue`: the model goes on from the text that there is; `keep`: that text is the message. */
  onInterruption: InterruptionPolicy;
  /** The models that are asked in the place of a conversation's own where that fails, in order. */
  fallbackModels: readonly string[];
  /** `continue`: the next goes on with the text; `restart`: it is taken back, and the next begins anew. */
  onFallback: FallbackPolicy;
  /** From which answerability on a model is handed the passages that were found: 0 always, 1 never. */
  answerThreshold: number;
  /** Null: what was learned of its documents and its embedding model. */
  searchWeights: SearchWeights | null;
  /** How the chat page shows it. */
  page: Page;
  /** The model of a conversation that names none; null: the server's. */
  defaultModel: string | null;
  /** How freely it answers where a conversation does not say, from 0 to 2. */
  defaultTemperature: number;
  /** The most tokens of a reply where a conversation does not say; null: what suits its model. */
  defaultMaxTokens: number | null;
  /** Whose pages may call the API for it, besides those that may for every application. */
  allowedOrigins: readonly string[];
  promptTemplateId: string;
  /** Values for the template's placeholders; a conversation's metadata and context go over them. */
  promptVariables: JsonObject;
}

/** An application that nobody has set up has these, and keeps things for as long as the server is set to. */
export const DEFAULT_APPLICATION_SETTINGS: Omit<ApplicationSettings, keyof RetentionConfig> = {
  language: DEFAULT_LANGUAGE,
  conversationTtlMinutes: 30,
  multitaskStrategy: 'enqueue',
  queryRewriting: 'off',
  onInterruption: 'continue',
  fallbackModels: [],
  onFallback: 'continue',
  // Loses one answer in a hundred, and passages for three to seven of ten questions of other subjects (decision 0042).
  answerThreshold: 0.18,
  searchWeights: null,
  page: PLAIN_PAGE,
  defaultModel: null,
  defaultTemperature: 0.7,
  defaultMaxTokens: null,
  allowedOrigins: [],
  promptTemplateId: 'default_assistant',
  promptVariables: {
    bank_name: 'Example Bank',
    services: 'checking, savings, loans',
    customer_tier: 'standard',
    available_services: 'account inquiry, transactions, products',
  },
};
