import { type ContinuationWay } from './continuation.js';

/** How an endpoint is told that the last message is to be gone on with; and the way that needs no telling. */
export type Form = 'continue_final_message' | 'prefix' | 'plain' | 'instruction';

/** Endpoints whose way is known. The others are asked as vLLM and SGLang want it, and who takes no such thing says so. */
const KNOWN: readonly (readonly [RegExp, readonly Form[]])[] = [
  [/(?:^|\.)(?:deepseek\.com|mistral\.ai)$/, ['prefix', 'instruction']],
  [/(?:^|\.)(?:openrouter\.ai|anthropic\.com|groq\.com)$/, ['plain', 'instruction']],
  [/(?:^|\.)(?:openai\.com|azure\.com|googleapis\.com|x\.ai)$/, ['instruction']],
];
const OTHERS: readonly Form[] = ['continue_final_message', 'prefix', 'instruction'];

/** The forms that an OpenAI-compatible endpoint may take, the best first. @param host of the endpoint. */
export function formsAt(host: string): readonly Form[] {
  return KNOWN.find(([pattern]) => pattern.test(host))?.[1] ?? OTHERS;
}

/** How one model of one endpoint goes on with a text, learned from what it refuses. */
export class ContinuationDialect {
  private readonly forms: Form[];

  /** @param forms the best first. */
  constructor(forms: readonly Form[]) {
    this.forms = [...forms];
  }

  /** The form that a call is to take. */
  get form(): Form {
    return this.forms[0] ?? 'instruction';
  }

  /**
   * A form was refused, or came to nothing; another call may have found that out at the same time.
   * @returns whether there is another, so that the call is worth another try.
   */
  refuse(form: Form): boolean {
    if (form === 'instruction') return false;
    if (form === this.form) this.forms.shift();
    return true;
  }
}

export function wayOf(form: Form): ContinuationWay {
  return form === 'instruction' ? 'instruction' : 'prefill';
}

/** What goes into the request, and into its last message. */
export function writeForm(form: Form): {
  request: Record<string, boolean>;
  message: Record<string, boolean>;
} {
  const isFinal = form === 'continue_final_message';
  return {
    request: isFinal ? { continue_final_message: true, add_generation_prompt: false } : {},
    message: form === 'prefix' ? { prefix: true } : {},
  };
}
