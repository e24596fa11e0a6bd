import { ApiProperty } from '@nestjs/swagger';
import { toTimestamp } from '../common/clock.js';
import { CONTINUATION_WAYS, type ContinuationWay } from './continuation/continuation.js';
import { type LearnedManner } from './learned-manner.js';
import { type ContextLimit, LIMIT_SOURCES, type ModelLimits } from './limits/model-limits.js';
import { BREAKER_STATES, type BreakerState, type EndpointCondition } from './endpoint/circuit-breaker.js';
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

/** How many tokens, and how that is known. */
export class TokenLimitDto {
  /** @example 131072 */
  tokens: number;

  /** What was set, what its vendor's pages say, or what a refusal has taught. */
  @ApiProperty({ enum: LIMIT_SOURCES })
  source: (typeof LIMIT_SOURCES)[number];

  constructor({ tokens, source }: ContextLimit) {
    this.tokens = tokens;
    this.source = source;
  }
}

/** What was learned of a model, by what it refused and how it answered. */
export class LearnedDto {
  /** What it does not take, such as `temperature`, `system` or `stream_options`; it is asked without that. */
  @ApiProperty({ type: [String], example: ['temperature'] })
  refuses: string[];

  /** Whether its last answer began in the middle of thoughts. @example false */
  begins_thinking: boolean;

  /** How it is asked to go on with a reply: given its text as the beginning of its own message, or told to. */
  @ApiProperty({ enum: CONTINUATION_WAYS })
  continuation: ContinuationWay;

  constructor({ refuses, beginsThinking, continuation }: LearnedManner) {
    this.refuses = [...refuses];
    this.begins_thinking = beginsThinking;
    this.continuation = continuation;
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

  /** How much it can read, question and answer together; null where nobody said. */
  @ApiProperty({ type: TokenLimitDto, nullable: true })
  context_limit: TokenLimitDto | null;

  /** The most that it can say in one answer; null where nobody said. */
  @ApiProperty({ type: TokenLimitDto, nullable: true })
  output_limit: TokenLimitDto | null;

  /** The most tokens of a reply where neither the application nor a conversation says how many. @example 1024 */
  default_max_tokens: number;

  /** Null until it has answered for the first time, in the process that is asked. */
  @ApiProperty({ type: LearnedDto, nullable: true })
  learned: LearnedDto | null;

  constructor(model: ConfiguredModel, limits: ModelLimits) {
    const [context, output] = [limits.find(model.id), limits.findOutput(model.id)];
    this.id = model.id;
    this.provider = model.provider;
    this.default = model.isDefault;
    this.description = model.description;
    this.context_limit = context ? new TokenLimitDto(context) : null;
    this.output_limit = output ? new TokenLimitDto(output) : null;
    this.default_max_tokens = limits.suitableOutput(model.id);
    this.learned = model.learned ? new LearnedDto(model.learned) : null;
    this.endpoint = model.endpoint ? new EndpointDto(model.endpoint) : null;
  }
}

/** The models that are configured. */
export class ModelListDto {
  data: ModelDto[];

  constructor(models: readonly ConfiguredModel[], limits: ModelLimits) {
    this.data = models.map((model) => new ModelDto(model, limits));
  }
}
