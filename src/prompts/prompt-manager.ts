import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { type JsonObject, type JsonValue } from '../common/json.js';
import { DEFAULT_TEMPLATE } from './default-template.js';
import { COMMON, DEFAULT_VERSION, type PromptTemplate } from './prompt-template.js';
import {
  PromptTemplateExistsError,
  PromptTemplateInUseError,
  PromptTemplateInvalidError,
  PromptTemplateNotFoundError,
  PromptTooLongError,
  PromptVariableMissingError,
  PromptVariablesMismatchError,
} from './prompts.errors.js';
import { Database } from '../database/database.js';
import { type Cursor } from '../http/cursor.js';
import { PromptsRepository } from './prompts.repository.js';
import { filledLength, fillTemplate, parseTemplate, type TemplatePart } from './template.js';

const MAX_PROMPT_LENGTH = 1_000_000;
const HISTORY_MESSAGES = 5;
/** So many templates are kept at hand. */
const MAX_KNOWN = 200;

/** A template to register; what is absent is made up or derived. */
export interface NewPromptTemplate {
  /** Whose it is to be; everybody's where it is left out. */
  applicationId?: string | undefined;
  id?: string | undefined;
  name: string;
  template: string;
  variables?: readonly string[] | undefined;
  version?: string | undefined;
}

/** One message of a conversation, as a prompt shows it. */
export interface HistoryMessage {
  role: string;
  content: string;
}

/** Prompt templates, and the prompts made from them. */
@Injectable()
export class PromptManager implements OnModuleInit {
  /** A template never changes once it is stored, so what was read once is true until it is deleted. */
  private readonly known = new Map<string, PromptTemplate>();

  constructor(
    private readonly repository: PromptsRepository,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
    private readonly database: Database,
    private readonly applications: ApplicationManager,
  ) {}

  /** The default template is there from the first start on, and left alone afterwards. */
  async onModuleInit(): Promise<void> {
    await this.store({ ...DEFAULT_TEMPLATE, createdAt: this.clock.now() });
  }

  private store(template: PromptTemplate): Promise<boolean> {
    return this.database.transaction(() => this.repository.insert(template));
  }

  /** @throws PromptTemplateInvalidError, PromptVariablesMismatchError, PromptTemplateExistsError */
  async registerTemplate(input: NewPromptTemplate): Promise<PromptTemplate> {
    const { variables } = parse(input.template);
    if (input.variables && !sameNames(input.variables, variables)) {
      throw new PromptVariablesMismatchError(variables);
    }
    const applicationId = input.applicationId ?? COMMON;
    const template: PromptTemplate = {
      applicationId,
      id: input.id ?? this.ids.next('tpl'),
      name: input.name,
      template: input.template,
      variables,
      version: input.version ?? DEFAULT_VERSION,
      createdAt: this.clock.now(),
    };
    const isTaken =
      applicationId !== COMMON && (await this.repository.find(template.id, COMMON)) !== undefined;
    if (isTaken || !(await this.store(template))) throw new PromptTemplateExistsError(template.id);
    return template;
  }

  /** One that an application may use: its own, or everybody's. @throws PromptTemplateNotFoundError */
  async getTemplate(id: string, applicationId = COMMON): Promise<PromptTemplate> {
    const key = keyOf(id, applicationId);
    const known = this.known.get(key);
    if (known) return known;
    const template = await this.repository.find(id, applicationId);
    if (!template) throw new PromptTemplateNotFoundError(id);
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    this.known.set(key, template);
    return template;
  }

  /** Oldest first: `limit` of them at most, from the one behind `after` on. */
  async listTemplates(limit = 50, after?: Cursor, applicationId = COMMON): Promise<PromptTemplate[]> {
    return this.repository.list(applicationId, limit, after);
  }

  /**
   * Deletes a template of an application, or one of everybody's, that no replies are made from.
   * @throws PromptTemplateNotFoundError, PromptTemplateInUseError
   */
  async deleteTemplate(id: string, applicationId = COMMON): Promise<void> {
    await this.database.transaction(async () => {
      const users = applicationId === COMMON ? undefined : applicationId;
      const user = await this.applications.findUserOfTemplate(id, users);
      if (user !== undefined || id === DEFAULT_TEMPLATE.id) throw new PromptTemplateInUseError(id, user);
      if (!(await this.repository.delete(id, applicationId))) throw new PromptTemplateNotFoundError(id);
      // Whoever used one that was everybody's had it under a key of their own.
      this.database.afterCommit(() => {
        this.known.clear();
      });
    });
  }

  /**
   * Fills the template, and puts the last five messages of `history` behind it. Values that are not strings are
   * written as JSON; `null` is no value.
   * @throws PromptTemplateNotFoundError, PromptVariableMissingError, PromptTooLongError
   */
  async buildPrompt(
    templateId: string,
    variables: Readonly<JsonObject>,
    history: readonly HistoryMessage[] = [],
    applicationId = COMMON,
  ): Promise<string> {
    const template = await this.getTemplate(templateId, applicationId);
    const { parts } = parse(template.template);
    const values = new Map<string, string>();
    for (const name of template.variables) {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value !== undefined && value !== null) values.set(name, toText(value));
    }
    const missing = template.variables.filter((name) => !values.has(name));
    if (missing.length > 0) throw new PromptVariableMissingError(templateId, missing);
    const length = filledLength(parts, values);
    if (length > MAX_PROMPT_LENGTH) throw new PromptTooLongError(templateId, length, MAX_PROMPT_LENGTH);
    return fillTemplate(parts, values) + describeHistory(history);
  }
}

/** No id has a line break in it. */
function keyOf(id: string, applicationId: string): string {
  return `${applicationId}\n${id}`;
}

function parse(template: string): { parts: TemplatePart[]; variables: string[] } {
  const parsed = parseTemplate(template);
  if (!parsed.ok) throw new PromptTemplateInvalidError(parsed.fault.reason, parsed.fault.at);
  return parsed;
}

function sameNames(given: readonly string[], expected: readonly string[]): boolean {
  return given.length === expected.length && expected.every((name) => given.includes(name));
}

function toText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function describeHistory(history: readonly HistoryMessage[]): string {
  if (history.length === 0) return '';
  const lines = history.slice(-HISTORY_MESSAGES).map(({ role, content }) => `${role}: ${content}\n`);
  return `\n\nConversation History:\n${lines.join('')}`;
}
