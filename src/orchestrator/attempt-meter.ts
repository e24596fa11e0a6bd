import { type ChatPart, type TokenUsage } from '../models/chat-part.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { estimateTokens } from '../models/tokens/estimate-tokens.js';
import { NO_TOKENS, type TokenCount } from '../usage/token-count.js';

/** Counts what one attempt takes, whatever becomes of it: also what came and was not wanted any more. */
export class AttemptMeter {
  private sent: ManifestContentDto | null = null;
  private before = '';
  private reported: TokenUsage | undefined;
  private text = '';
  private reasoning = '';

  /** The model is asked from now on. @param before what it is to go on with, which it is sent as well. */
  begin(manifest: ManifestContentDto, before: string): void {
    this.sent = manifest;
    this.before = before;
  }

  /** Whether anything was sent. */
  get hasBegun(): boolean {
    return this.sent !== null;
  }

  take(part: ChatPart): void {
    switch (part.type) {
      case 'text-delta':
        this.text += part.text;
        return;
      case 'reasoning-delta':
        this.reasoning += part.text;
        return;
      case 'correction':
        ({ text: this.text, reasoning: this.reasoning } = part);
        return;
      case 'continuing':
        return;
      case 'finish':
        this.reported = part.usage;
    }
  }

  get count(): TokenCount {
    if (this.reported) return { ...this.reported, isEstimated: false };
    return countByTexts(this.sent, this.before, { text: this.text, reasoning: this.reasoning });
  }
}

/** What is known of an attempt that nobody counted. @param sent null where nothing was. */
export function countByTexts(
  sent: ManifestContentDto | null,
  before: string,
  received: { readonly text: string; readonly reasoning: string },
): TokenCount {
  if (!sent) return NO_TOKENS;
  const sum = (texts: readonly string[]): number =>
    texts.reduce((tokens, text) => tokens + estimateTokens(text), 0);
  return {
    inputTokens: sum([...sent.messages.map(({ content }) => content), before]),
    outputTokens: sum([received.reasoning, received.text]),
    isEstimated: true,
  };
}
