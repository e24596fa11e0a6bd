import { Injectable } from '@nestjs/common';
import { type ApplicationSettings } from '../applications/application-settings.js';
import { type JsonObject } from '../common/json.js';
import { ContextStore } from '../context/context-store.js';
import { PromptManager } from '../prompts/prompt-manager.js';
import { type Conversation } from '../sessions/conversation.js';

/** A filled prompt, and the template it was made from. */
export interface SystemPrompt {
  template: { id: string; version: string };
  text: string;
}

/** Fills the prompt template of an application for one conversation. */
@Injectable()
export class SystemPromptBuilder {
  constructor(
    private readonly context: ContextStore,
    private readonly prompts: PromptManager,
  ) {}

  /**
   * The template filled from the application's settings, the conversation's metadata and its context; the later of
   * these go over the earlier.
   *
   * @throws PromptTemplateNotFoundError, PromptVariableMissingError
   */
  async build(conversation: Conversation, settings: ApplicationSettings): Promise<SystemPrompt> {
    const facts: JsonObject = (await this.context.findContext(conversation.id)) ?? {};
    const variables = { ...settings.promptVariables, ...conversation.metadata, ...facts };
    const { applicationId } = conversation;
    const template = await this.prompts.getTemplate(settings.promptTemplateId, applicationId);
    const text = await this.prompts.buildPrompt(template.id, variables, [], applicationId);
    // Metadata may hold half a character, which strict servers refuse.
    return { template, text: text.toWellFormed() };
  }
}
