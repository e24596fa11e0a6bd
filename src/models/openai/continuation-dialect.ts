import { type ContinuationWay } from '../continuation/continuation.js';

/** How an endpoint is told that the last message is to be gone on with; and the way that needs no telling. */
type Form = 'continue_final_message' | 'prefix' | 'plain' | 'instruction';

/** Endpoints whose way is known. The others are asked as vLLM and SGLang want it, and who takes no such thing says so. */
const KNOWN: readonly (readonly [RegExp, readonly Form[]])[] = [
  [/(?:^|\.)(?:deepseek\.com|mistral\.ai)$/, ['prefix', 'instruction']],
  [/(?:^|\.)(?:openrouter\.ai|anthropic\.com|groq\.com)$/, ['plain', 'instruction']],
  [/(?:^|\.)(?:openai\.com|azure\.com|googleapis\.com|x\.ai)$/, ['instruction']],
];
const OTHERS: readonly Form[] = ['continue_final_message', 'prefix', 'instruction'];

/** How one model of one endpoint goes on with a text, learned from what it refuses. */
export class ContinuationDialect {
  private readonly forms: Form[];

  /** @param host of the endpoint. */
  constructor(host: string) {
    this.forms = [...(KNOWN.find(([pattern]) => pattern.test(host))?.[1] ?? OTHERS)];
  }

  get way(): ContinuationWay {
    return this.form === 'instruction' ? 'instruction' : 'prefill';
  }

  /** What goes into the request, and into its last message. */
  write(): { request: Record<string, boolean>; message: Record<string, boolean> } {
    const isFinal = this.form === 'continue_final_message';
    return {
      request: isFinal ? { continue_final_message: true, add_generation_prompt: false } : {},
      message: this.form === 'prefix' ? { prefix: true } : {},
    };
  }

  /** The present way was refused, or came to nothing. @returns whether there is another, so that the call is worth another try. */
  refuse(): boolean {
    if (this.forms.length === 1) return false;
    this.forms.shift();
    return true;
  }

  private get form(): Form {
    return this.forms[0] ?? 'instruction';
  }
}
