import { type ChatRequest } from '../chat-request.js';
import { type ProviderProblem } from '../endpoint/provider-problem.js';

/** What some endpoints or models refuse, though the others need or honour it. */
type Trait = 'max_tokens' | 'stream_options' | 'temperature';

/** How one model of one endpoint wants its requests, learned from what it refuses. */
export class RequestDialect {
  private readonly refused = new Set<Trait>();

  /** The body of a `chat/completions` request. */
  write(model: string, request: ChatRequest): string {
    return JSON.stringify({
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      ...(!this.refused.has('stream_options') && { stream_options: { include_usage: true } }),
      ...(!this.refused.has('temperature') && { temperature: request.temperature }),
      ...(this.refused.has('max_tokens')
        ? { max_completion_tokens: request.maxTokens }
        : { max_tokens: request.maxTokens }),
    });
  }

  /** @returns whether the refusal taught something, so that the request is worth another try. */
  learn(status: number, problem: ProviderProblem): boolean {
    const trait = status === 400 || status === 422 ? findRefusedTrait(problem) : undefined;
    if (trait === undefined || this.refused.has(trait)) return false;
    this.refused.add(trait);
    return true;
  }
}

function findRefusedTrait({ message = '', code, param }: ProviderProblem): Trait | undefined {
  // A limit that is too high is said in the same words by vLLM, and is no matter of names.
  if (/use ['"`]?max_completion_tokens/i.test(message)) return 'max_tokens';
  if (message.includes('stream_options') || param === 'stream_options') return 'stream_options';
  const isUnsupported = code === 'unsupported_value' || code === 'unsupported_parameter';
  return isUnsupported && param === 'temperature' ? 'temperature' : undefined;
}
