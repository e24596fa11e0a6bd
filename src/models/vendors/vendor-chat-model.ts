import { type LanguageModelV4 } from '@ai-sdk/provider';
import { type JsonObject } from '../../common/json.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { continueAnswer } from '../continuation/continue-answer.js';
import { ContinuationDialect, type Form, wayOf } from '../continuation/continuation-dialect.js';
import { type EndpointCalls } from '../endpoint/endpoint-calls.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { findRefusedTrait } from '../endpoint/refused-trait.js';
import { type LearnedManner } from '../learned-manner.js';
import { describeSent, type NoteSent } from '../sent-request.js';
import { VendorAnswer } from './vendor-answer.js';
import { readVendorRefusal, toModelError } from './vendor-errors.js';
import { blankBefore, mannerFromJson, mannerToJson, toOptions } from './vendor-request.js';

type Fetch = typeof globalThis.fetch;

/** Where a model is, and how it is reached. */
export interface VendorModelPlace {
  /** The name it has at the vendor. */
  readonly model: string;
  /** The ways in which it may go on with a text, the best first. */
  readonly forms: readonly Form[];
  /** The model in the vendor's client, which sends by the way it is given. */
  readonly open: (fetch: Fetch) => Promise<LanguageModelV4>;
  /** The way out. */
  readonly fetch: Fetch;
  readonly calls: EndpointCalls;
  readonly errors: ProviderErrors;
}

/** A model of a vendor with a wire of its own, spoken to through the vendor's provider of the AI SDK. */
export class VendorChatModel extends ChatModel {
  override readonly id: string;
  private readonly dialect: ContinuationDialect;
  private refusesTemperature = false;
  private hasAnswered = false;

  constructor(private readonly at: VendorModelPlace) {
    super();
    this.id = `${at.calls.health.name}:${at.model}`;
    this.dialect = new ContinuationDialect(at.forms);
  }

  override get learned(): LearnedManner | undefined {
    if (!this.hasAnswered) return undefined;
    const refuses = this.refusesTemperature ? ['temperature'] : [];
    return { refuses, beginsThinking: false, continuation: wayOf(this.dialect.form) };
  }

  override stream(request: ChatRequest, signal: AbortSignal, noteSent?: NoteSent): AsyncIterable<ChatPart> {
    const call = (form: Form = this.dialect.form): AsyncGenerator<ChatPart> =>
      this.at.calls.make(
        this.at.model,
        (within) => this.ask(request, form, within, noteSent),
        request,
        signal,
      );
    const { continuation } = request;
    return continuation ? continueAnswer(this.dialect, continuation.text, call, signal) : call();
  }

  override async rewrite(request: ChatRequest, manner: JsonObject): Promise<string | undefined> {
    let body: string | undefined;
    const model = await this.at.open((_, init) => {
      body = bodyOf(init);
      return Promise.reject(new Error('Nothing is sent.'));
    });
    await model.doStream(toOptions(request, mannerFromJson(manner))).then(undefined, () => undefined);
    return body;
  }

  private async ask(
    request: ChatRequest,
    form: Form,
    signal: AbortSignal,
    noteSent?: NoteSent,
  ): Promise<VendorAnswer> {
    const manner = { form, withTemperature: !this.refusesTemperature };
    const model = await this.at.open((input, init) => {
      noteSent?.(describeSent(bodyOf(init), mannerToJson(manner)));
      return this.at.fetch(input, init);
    });
    try {
      const { stream } = await model.doStream({ ...toOptions(request, manner), abortSignal: signal });
      this.hasAnswered = true;
      return new VendorAnswer(stream.getReader(), this.at.errors, blankBefore(request, form));
    } catch (error) {
      signal.throwIfAborted();
      const refusal = readVendorRefusal(this.at.errors, error);
      if (refusal && this.learn(refusal.status, refusal.problem)) {
        return this.ask(request, form, signal, noteSent);
      }
      throw toModelError(this.at.errors, error);
    }
  }

  /** @returns whether the refusal taught something, so that the request is worth another try. */
  private learn(...[status, problem]: Parameters<typeof findRefusedTrait>): boolean {
    if (this.refusesTemperature || findRefusedTrait(status, problem) !== 'temperature') return false;
    this.refusesTemperature = true;
    return true;
  }
}

function bodyOf(init: RequestInit | undefined): string {
  return typeof init?.body === 'string' ? init.body : '';
}
