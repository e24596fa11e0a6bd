import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Scheduler } from '../../common/scheduler.js';
import { Config } from '../../config/config.js';
import { Sleeper } from '../sleeper.js';
import { EndpointCalls } from './endpoint-calls.js';
import { EndpointHealth } from './endpoint-health.js';

/** Knows the endpoints of all providers and how each of them does. */
@Injectable()
export class Endpoints {
  private readonly byName = new Map<string, EndpointCalls>();

  constructor(
    private readonly config: Config,
    private readonly sleeper: Sleeper,
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  /** @param name the prefix of the endpoint's models. @returns the same for the same name. */
  get(name: string): EndpointCalls {
    const known = this.byName.get(name);
    if (known) return known;
    const { calls } = this.config.models;
    const health = new EndpointHealth(name, calls, this.clock);
    const endpoint = new EndpointCalls(health, calls, this.sleeper, this.scheduler);
    this.byName.set(name, endpoint);
    return endpoint;
  }

  /** Of those that are configured. */
  get healths(): readonly EndpointHealth[] {
    return [...this.byName.values()].map(({ health }) => health);
  }
}
