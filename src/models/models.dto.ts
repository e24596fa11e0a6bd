import { ApiProperty } from '@nestjs/swagger';
import { toTimestamp } from '../common/clock.js';
import { BREAKER_STATES, type BreakerState, type EndpointCondition } from './endpoint/endpoint-health.js';
import { type ConfiguredModel } from './model-registry.js';

/** The last time that an endpoint failed. */
export class EndpointFailureDto {
  /** As in the `error` of a reply. @example "model_unreachable" */
  code: string;

  /** RFC 3339, UTC. @example "2026-01-31T09:30:00.000Z" */
  at: string;

  constructor({ code, atMs }: { code: string; atMs: number }) {
    this.code = code;
    this.at = toTimestamp(atMs);
  }
}

/** How the endpoint of a model does, as the process knows it that answers. */
export class EndpointDto {
  /**
   * `closed`: it is asked. `open`: it has failed again and again and is left alone for a moment; replies fail at once
   * with `model_unavailable`. `half-open`: the moment is over, and one call finds out how it is.
   */
  @ApiProperty({ enum: BREAKER_STATES })
  breaker: BreakerState;

  /** Until something is answered again. */
  @ApiProperty({ type: EndpointFailureDto, nullable: true })
  last_failure: EndpointFailureDto | null;

  constructor({ state, lastFailure }: EndpointCondition) {
    this.breaker = state;
    this.last_failure = lastFailure ? new EndpointFailureDto(lastFailure) : null;
  }
}

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

  /** Null for the built-in assistant, which needs none. */
  @ApiProperty({ type: EndpointDto, nullable: true })
  endpoint: EndpointDto | null;

  constructor(model: ConfiguredModel) {
    this.id = model.id;
    this.provider = model.provider;
    this.default = model.isDefault;
    this.description = model.description;
    this.endpoint = model.endpoint ? new EndpointDto(model.endpoint) : null;
  }
}

/** The models that are configured. */
export class ModelListDto {
  data: ModelDto[];

  constructor(models: readonly ConfiguredModel[]) {
    this.data = models.map((model) => new ModelDto(model));
  }
}
