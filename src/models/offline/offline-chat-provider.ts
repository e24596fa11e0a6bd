import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { type ChatModel } from '../chat-model.js';
import { ChatProvider } from '../chat-provider.js';
import { Sleeper } from '../sleeper.js';
import { OfflineChatModel } from './offline-chat-model.js';

/** The built-in assistant: always there, and all there is of its kind. */
@Injectable()
export class OfflineChatProvider extends ChatProvider {
  override readonly prefix = 'offline';
  override readonly health = undefined;
  private readonly model: OfflineChatModel;

  constructor({ models }: Config, sleeper: Sleeper) {
    super();
    this.model = new OfflineChatModel(models.offlineWordsPerSecond, sleeper);
  }

  override list(): readonly string[] {
    return [this.model.id];
  }

  override seen(): readonly ChatModel[] {
    return [this.model];
  }

  override describe(): string {
    return 'The built-in assistant: answers by rules and by quoting documents, no key needed.';
  }

  override find(): undefined {
    return undefined;
  }

  override findBare(name: string): ChatModel | undefined {
    return name === this.model.id ? this.model : undefined;
  }
}
