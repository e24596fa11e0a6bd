import { type LanguageModelV4 } from '@ai-sdk/provider';
import { type EndpointConfig } from '../../config/retrieval-models.js';
import { type Form } from '../continuation/continuation-dialect.js';

/** A vendor with a wire of its own. */
export interface Vendor {
  /** What stands before the colon in the ids of its models. */
  readonly prefix: string;
  readonly title: string;
  /** The ways in which its models may go on with a text, the best first. */
  readonly forms: readonly Form[];
  /** Loads its client, which takes some 80 ms and 24 MB: only where the vendor is configured. */
  readonly load: () => Promise<CreateVendorClient>;
}

export type CreateVendorClient = (endpoint: EndpointConfig, fetch: typeof globalThis.fetch) => VendorClient;

/** Gives a model by the name it has at the vendor. */
export type VendorClient = (model: string) => LanguageModelV4;

export const ANTHROPIC: Vendor = {
  prefix: 'anthropic',
  title: 'Anthropic',
  // Newer models refuse a message of their own at the end, and are told to go on.
  forms: ['plain', 'instruction'],
  load: async () => {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return ({ baseUrl, apiKey }, fetch) =>
      createAnthropic({ baseURL: baseUrl, fetch, ...(apiKey !== undefined && { apiKey }) });
  },
};

export const GOOGLE: Vendor = {
  prefix: 'google',
  title: 'Google',
  forms: ['instruction'],
  load: async () => {
    const { createGoogle } = await import('@ai-sdk/google');
    return ({ baseUrl, apiKey }, fetch) =>
      createGoogle({ baseURL: baseUrl, fetch, ...(apiKey !== undefined && { apiKey }) });
  },
};
