import { type ChatContinuation, type ChatMessage, type ChatRequest } from '../chat-request.js';
import { continuationMessages } from '../continuation/continuation.js';
import { type ProviderProblem } from '../endpoint/provider-problem.js';
import { ContinuationDialect, type Form, wayOf, writeForm } from './continuation-dialect.js';
import { findRefusedTrait, type Trait } from './refused-trait.js';

const MOST_CHARACTERS_PER_TOKEN = 6;
/** Enough for the words that a model is asked to begin with. */
const LEAST_TOKENS = 64;

/** How one model of one endpoint wants its requests, learned from what it refuses. */
export class RequestDialect {
  readonly continuing: ContinuationDialect;
  private readonly refused = new Set<Trait>();

  /** @param host of the endpoint. */
  constructor(host: string) {
    this.continuing = new ContinuationDialect(host);
  }

  /** Whether the key belongs into a header of its own, as Azure and its gateways have it. */
  get wantsKeyHeader(): boolean {
    return this.refused.has('bearer');
  }

  /** The body of a `chat/completions` request. */
  write(model: string, request: ChatRequest, form: Form = this.continuing.form): string {
    const { continuation } = request;
    return JSON.stringify({
      model,
      messages: [...this.writeMessages(request.messages), ...writeContinuation(continuation, form)],
      stream: true,
      ...(continuation && writeForm(form).request),
      ...(!this.refused.has('stream_options') && { stream_options: { include_usage: true } }),
      ...(!this.refused.has('temperature') && { temperature: request.temperature }),
      ...this.writeLimit(tokensLeft(request)),
    });
  }

  /** @returns whether the refusal taught something, so that the request is worth another try. */
  learn(status: number, problem: ProviderProblem): boolean {
    const trait = findRefusedTrait(status, problem);
    if (trait === undefined || this.refused.has(trait)) return false;
    this.refused.add(trait);
    return true;
  }

  private writeLimit(maxTokens: number): Record<string, number> {
    if (!this.refused.has('max_tokens')) return { max_tokens: maxTokens };
    return this.refused.has('max_completion_tokens') ? {} : { max_completion_tokens: maxTokens };
  }

  private writeMessages(messages: readonly ChatMessage[]): ChatMessage[] {
    return joinEqualRoles(this.refused.has('system') ? withoutSystem(messages) : messages);
  }
}

function writeContinuation(continuation: ChatContinuation | undefined, form: Form): object[] {
  if (!continuation) return [];
  const messages = continuationMessages(wayOf(form), continuation.text);
  const { message } = writeForm(form);
  return messages.map((one, index) => (index === messages.length - 1 ? { ...one, ...message } : one));
}

/** What is left of the limit; rather too much than that a reply ends for having been cut. */
function tokensLeft({ maxTokens, continuation }: ChatRequest): number {
  if (!continuation) return maxTokens;
  const said = continuation.text.length / MOST_CHARACTERS_PER_TOKEN;
  return Math.max(LEAST_TOKENS, maxTokens - Math.floor(said));
}

/** Instructions go to the beginning of the first message of the user, for models without a place of their own for them. */
function withoutSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const spoken = messages.filter(({ role }) => role !== 'system');
  if (instructions.length === 0) return spoken;
  return [{ role: 'user', content: instructions.join('\n\n') }, ...spoken];
}

/** Many templates insist that roles alternate, and a reply that failed leaves two messages of the user in a row. */
function joinEqualRoles(messages: readonly ChatMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const { role, content } of messages) {
    const last = joined.at(-1);
    if (last?.role === role) joined[joined.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else joined.push({ role, content });
  }
  return joined;
}
