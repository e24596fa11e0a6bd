import { Injectable } from '@nestjs/common';
import { ModelNotConfiguredError } from '../models/model-not-configured.error.js';
import { ModelRegistry } from '../models/model-registry.js';
import { describeSent } from '../models/sent-request.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type AttemptRequest } from './run-attempt.js';
import { type ReplyBefore, toChatRequest } from './to-chat-request.js';

/** Writes what went to a provider anew, from what a run has kept of it. */
@Injectable()
export class SentPayloads {
  constructor(private readonly models: ModelRegistry) {}

  /**
   * @param before what the call was to go on with.
   * @returns the body, of which every byte is as it was sent; null where it cannot be written so any more.
   */
  async rebuild(
    manifest: ManifestContentDto,
    before: ReplyBefore,
    sent: AttemptRequest,
  ): Promise<string | null> {
    const content = { ...manifest, ...manifest.refused[sent.refusedBefore] };
    const request = toChatRequest(content, before);
    const body = await this.write(sent, request);
    return body !== undefined && describeSent(body, sent.manner).sha256 === sent.sha256 ? body : null;
  }

  private async write(
    { model, manner }: AttemptRequest,
    request: ReturnType<typeof toChatRequest>,
  ): Promise<string | undefined> {
    try {
      return await this.models.resolve(model).rewrite(request, manner);
    } catch (error) {
      if (error instanceof ModelNotConfiguredError) return undefined;
      throw error;
    }
  }
}
