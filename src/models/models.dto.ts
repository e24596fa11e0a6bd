import { type ConfiguredModel } from './model-registry.js';

/** A model that a conversation can ask for. */
export class ModelDto {
  /** What to put into `config.model`. `openai:<model>` stands for any model of that endpoint. @example "offline" */
  id: string;

  /** Who answers. @example "offline" */
  provider: string;

  /** Whether a conversation that names no model gets this one. @example true */
  default: boolean;

  /** @example "The built-in assistant: answers by rules and by quoting documents, no key needed." */
  description: string;

  constructor(model: ConfiguredModel) {
    this.id = model.id;
    this.provider = model.provider;
    this.default = model.isDefault;
    this.description = model.description;
  }
}

/** The models that are configured. */
export class ModelListDto {
  data: ModelDto[];

  constructor(models: readonly ConfiguredModel[]) {
    this.data = models.map((model) => new ModelDto(model));
  }
}
