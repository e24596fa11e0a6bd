import { type Clock } from '../../common/clock.js';
import { type Scheduler, SystemScheduler } from '../../common/scheduler.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { Config, loadConfig } from '../../config/config.js';
import { type Environment } from '../../config/environment.js';
import { type EndpointCalls } from '../endpoint/endpoint-calls.js';
import { Endpoints } from '../endpoint/endpoints.js';
import { type Sleeper } from '../sleeper.js';
import { RecordingSleeper } from './recording-sleeper.js';

interface Tools {
  readonly environment?: Environment;
  readonly sleeper?: Sleeper;
  readonly scheduler?: Scheduler;
  readonly clock?: Clock;
}

/** The endpoints of a configuration, whose retries wait for nothing. */
export function someEndpoints(
  tools: Tools = {},
  config: Config = loadConfig(tools.environment ?? {}),
): Endpoints {
  return new Endpoints(
    config,
    tools.sleeper ?? new RecordingSleeper(),
    tools.scheduler ?? new SystemScheduler(),
    tools.clock ?? new FixedClock(),
  );
}

/** One of them. */
export function anEndpoint(tools: Tools = {}, name = 'openai'): EndpointCalls {
  return someEndpoints(tools).get(name);
}
