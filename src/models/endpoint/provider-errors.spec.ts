import { SystemClock } from '../../common/clock.js';
import { ProviderErrors } from './provider-errors.js';

const errors = new ProviderErrors('m', ['key'], new SystemClock());

/** As the system says it. */
function failed(code: string): unknown {
  return Object.assign(new Error('at 10.0.0.7'), { code });
}

describe('ProviderErrors', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'CERT_HAS_EXPIRED'])(
    'says that %s is unreachable, without the address',
    (code) => {
      const error = errors.ofFailedCall(failed(code));
      expect(error.code).toBe('model_unreachable');
      expect(error.message).toBe(`The model provider cannot be reached (${code}).`);
      expect(error.cause).toMatchObject({ code });
    },
  );

  it('says that waiting for a connection or for more was too long', () => {
    expect(errors.ofFailedCall(failed('ETIMEDOUT')).code).toBe('model_timeout');
    expect(errors.ofBrokenStream(failed('ETIMEDOUT')).code).toBe('model_timeout');
    expect(errors.ofBrokenStream(failed('ECONNRESET')).code).toBe('model_stream_cut');
  });

  it('takes whatever is thrown', () => {
    expect(errors.ofFailedCall(undefined).code).toBe('model_unreachable');
    expect(errors.ofBrokenStream('odd').code).toBe('model_stream_cut');
  });
});
