import { SystemClock } from '../../common/clock.js';
import { ProviderErrors } from './provider-errors.js';

const errors = new ProviderErrors('m', 'key', new SystemClock());

/** As `fetch` throws: a TypeError around what the system said. */
function fetchFailed(code: string): unknown {
  const cause = Object.assign(new Error('at 10.0.0.7'), { code });
  return new TypeError('fetch failed', { cause });
}

describe('ProviderErrors', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'CERT_HAS_EXPIRED'])(
    'says that %s is unreachable, without the address',
    (code) => {
      const error = errors.ofFailedFetch(fetchFailed(code));
      expect(error.code).toBe('model_unreachable');
      expect(error.message).toBe(`The model provider cannot be reached (${code}).`);
      expect(error.cause).toMatchObject({ code });
    },
  );

  it('says that waiting for headers or for more was too long', () => {
    expect(errors.ofFailedFetch(fetchFailed('UND_ERR_HEADERS_TIMEOUT')).code).toBe('model_timeout');
    expect(errors.ofBrokenStream(fetchFailed('UND_ERR_BODY_TIMEOUT')).code).toBe('model_timeout');
    expect(errors.ofBrokenStream(fetchFailed('UND_ERR_SOCKET')).code).toBe('model_stream_cut');
  });

  it('takes whatever is thrown', () => {
    expect(errors.ofFailedFetch(undefined).code).toBe('model_unreachable');
    expect(errors.ofBrokenStream('odd').code).toBe('model_stream_cut');
  });
});
