import { ApiError, UnreachableError } from '../../../api/api-error.js';
import { ConnectionLostError } from '../stream/read-reply.js';
import { asked, replied, unsent, written } from '../testing/a-message.js';
import { failureOf } from './failure.js';

const refused = (status: number) => new ApiError(status, 'code', 'Why.', {});

describe('a turn that failed', () => {
  it.each([400, 413, 422])('by a message at fault (%i) cannot be tried again', (status) => {
    expect(failureOf(refused(status), unsent('a'))).toEqual({ message: 'Why.', remedy: null });
  });

  it('before the message arrived is repeated under the same key', () => {
    expect(failureOf(new UnreachableError(), unsent('a'))?.remedy).toBe('repeat');
    expect(failureOf(refused(429), unsent('a'))?.remedy).toBe('repeat');
  });

  it('after the message arrived is looked for', () => {
    expect(failureOf(new UnreachableError(), asked('a'))?.remedy).toBe('reconnect');
  });

  it('while the reply is being written is looked for', () => {
    expect(failureOf(new UnreachableError(), written('a', 'run_1'))?.remedy).toBe('reconnect');
  });

  it('by a connection that was lost is looked for, whatever is shown', () => {
    for (const last of [unsent('a'), asked('a'), replied('a'), undefined]) {
      expect(failureOf(new ConnectionLostError(), last)?.remedy).toBe('reconnect');
    }
  });

  it('and nothing to show for it is looked for', () => {
    expect(failureOf(new Error('Lost.'), undefined)).toEqual({ message: 'Lost.', remedy: 'reconnect' });
  });

  it('after the reply ended has another one made', () => {
    expect(failureOf(new Error('The model failed.'), replied('a', { state: 'failed' }))).toEqual({
      message: 'The model failed.',
      remedy: 'regenerate',
    });
  });

  it('by the server tells that it is in trouble', () => {
    expect(failureOf(refused(503), unsent('a'))).toEqual({
      message: 'The server is in trouble right now (503). Why.',
      remedy: 'repeat',
    });
  });
});

describe('a turn that failed before the page was opened', () => {
  it('tells why, where that is known', () => {
    const error = { code: 'provider_unavailable', detail: 'The model is away.' };
    const last = replied('a', { state: 'failed', error });
    expect(failureOf(undefined, last)).toEqual({ message: error.detail, remedy: 'regenerate' });
  });

  it('tells that the reply broke off, where nothing else is known', () => {
    expect(failureOf(undefined, replied('a', { state: 'interrupted' }))).toEqual({
      message: 'This reply broke off before it was finished.',
      remedy: 'regenerate',
    });
  });
});

describe('a turn that did not fail', () => {
  it.each(['completed', 'cancelled'] as const)('is one that was %s', (state) => {
    expect(failureOf(undefined, replied('a', { state }))).toBeNull();
  });

  it('is also one that goes on, waits or never was', () => {
    for (const last of [written('a', 'run_1'), unsent('a'), asked('a'), undefined]) {
      expect(failureOf(undefined, last)).toBeNull();
    }
  });
});
