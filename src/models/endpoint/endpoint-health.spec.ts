import { FixedClock } from '../../common/testing/fixed-clock.js';
import { loadConfig } from '../../config/config.js';
import { ModelError, type ModelErrorCode } from '../model-error.js';
import { EndpointHealth } from './endpoint-health.js';

const failure = (code: ModelErrorCode): ModelError => new ModelError(code, 'It went wrong.');

describe('EndpointHealth', () => {
  let clock: FixedClock;
  let health: EndpointHealth;

  beforeEach(() => {
    clock = new FixedClock();
    const { calls } = loadConfig({ MODEL_BREAKER_FAILURES: '3', MODEL_BREAKER_SECONDS: '5' }).models;
    health = new EndpointHealth('near', calls, clock);
  });

  function fail(times: number, code: ModelErrorCode = 'model_failed'): void {
    for (let time = 0; time < times; time += 1) health.admit('m').ended(failure(code));
  }

  it('is closed until as many failures came in a row as it takes', () => {
    fail(2);
    expect(health.conditionOf('m')).toEqual({
      state: 'closed',
      lastFailure: { code: 'model_failed', atMs: clock.nowMs },
    });
    fail(1, 'model_unreachable');
    expect(health.conditionOf('m').state).toBe('open');
  });

  it('refuses at once while it is open, and says for how long and why', () => {
    fail(3, 'model_unreachable');
    clock.nowMs += 1_500;
    expect(() => health.admit('m')).toThrow(
      expect.objectContaining({
        code: 'model_unavailable',
        kind: 'unavailable',
        retryAfterSeconds: 4,
        message: expect.stringContaining(
          'of "near:m" has failed again and again (model_unreachable)',
        ) as string,
      }),
    );
  });

  it('is open as long as it says, also where the clock is set back meanwhile', () => {
    fail(3);
    clock.setByMs = -3_600_000;
    expect(() => health.admit('m')).toThrow(expect.objectContaining({ retryAfterSeconds: 5 }));
    clock.nowMs += 5_000;
    expect(health.conditionOf('m').state).toBe('half-open');
  });

  it('forgets failures when an answer has come whole, not when it has begun', () => {
    fail(2);
    health.admit('m').answered();
    expect(health.conditionOf('m').lastFailure).toBeDefined();
    health.admit('m').completed();
    expect(health.conditionOf('m')).toEqual({ state: 'closed', lastFailure: undefined });
    fail(2);
    expect(health.conditionOf('m').state).toBe('closed');
  });

  it.each<ModelErrorCode>([
    'model_failed',
    'model_unreachable',
    'model_stream_cut',
    'model_timeout',
    'model_first_token_timeout',
    'model_silence_timeout',
  ])('takes %s for an illness', (code) => {
    fail(3, code);
    expect(health.conditionOf('m').state).toBe('open');
  });

  it.each<ModelErrorCode>([
    'model_authentication_failed',
    'model_not_found',
    'model_rate_limited',
    'model_rejected_request',
    'model_context_too_long',
    'model_refused_content',
    'model_said_nothing',
  ])('takes %s for a sign of health', (code) => {
    fail(2);
    fail(9, code);
    fail(2);
    expect(health.conditionOf('m').state).toBe('closed');
  });

  it('takes a page that is no answer for neither', () => {
    fail(2);
    fail(9, 'model_answer_unreadable');
    expect(health.conditionOf('m').state).toBe('closed');
    fail(1);
    expect(health.conditionOf('m').state).toBe('open');
  });

  it('lets one call through when the time is over, and the others when that has its first token', () => {
    fail(3);
    clock.nowMs += 5_000;
    expect(health.conditionOf('m').state).toBe('half-open');
    const probe = health.admit('m');
    expect(() => health.admit('m')).toThrow(expect.objectContaining({ retryAfterSeconds: 1 }));
    probe.answered();
    expect(health.conditionOf('m')).toEqual({ state: 'closed', lastFailure: undefined });
    health.admit('m');
  });

  it('is open again where that call fails too', () => {
    fail(3);
    clock.nowMs += 5_000;
    health.admit('m').ended(failure('model_first_token_timeout'));
    expect(health.conditionOf('m')).toEqual({
      state: 'open',
      lastFailure: { code: 'model_first_token_timeout', atMs: clock.nowMs },
    });
    clock.nowMs += 5_000;
    health.admit('m').ended(failure('model_rate_limited'));
    expect(health.conditionOf('m').state).toBe('closed');
  });

  it('lets another find out where the caller of that one has given up', () => {
    fail(3);
    clock.nowMs += 5_000;
    health.admit('m').ended(new Error('cancelled'));
    expect(health.conditionOf('m').state).toBe('half-open');
    health.admit('m').answered();
    expect(health.conditionOf('m').state).toBe('closed');
  });

  it('hears from calls that were under way when it opened', () => {
    const [slow, slower] = [health.admit('m'), health.admit('m')];
    fail(3);
    clock.nowMs += 4_000;
    slow.ended(failure('model_failed'));
    clock.nowMs += 1_000;
    expect(health.conditionOf('m').state).toBe('half-open');
    slower.answered();
    expect(health.conditionOf('m').state).toBe('closed');
  });

  it('keeps what one model does from the others, and tells it of the endpoint', () => {
    fail(3);
    health.admit('other').completed();
    expect(health.conditionOf('other').state).toBe('closed');
    expect(health.condition).toMatchObject({ state: 'open', lastFailure: { code: 'model_failed' } });
  });

  it('leaves all models alone where nothing can be connected to', () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    for (const model of ['a', 'b', 'c']) {
      health.admit(model).ended(new ModelError('model_unreachable', 'Nobody is there.', { cause }));
    }
    expect(health.conditionOf('d').state).toBe('open');
    expect(() => health.admit('d')).toThrow('"near" has failed again and again (model_unreachable)');
    clock.nowMs += 5_000;
    health.admit('d').ended(failure('model_first_token_timeout'));
    expect(health.conditionOf('e').state).toBe('half-open');
    health.admit('d').ended(failure('model_failed'));
    expect(health.conditionOf('e').state).toBe('closed');
  });

  it('stays closed where it is set to', () => {
    const { calls } = loadConfig({ MODEL_BREAKER_FAILURES: '0' }).models;
    health = new EndpointHealth('near', calls, clock);
    fail(99);
    expect(health.conditionOf('m').state).toBe('closed');
  });
});
