import { i18n } from '../shared/texts/i18n.js';
import { language } from '../shared/texts/language.js';
import { texts } from '../shared/texts/de.js';
import { problem } from '../testing/fake-server.js';
import { ApiError, messageOf, UnreachableError } from './api-error.js';

describe('what a person is told of a request that failed', () => {
  beforeAll(() => {
    Object.assign(i18n.cache, { de: texts });
  });

  afterEach(() => {
    language.set('en');
  });

  it('is in the language of the moment, also where it failed before that was known', async () => {
    const errors = [
      new UnreachableError(),
      await ApiError.from(problem(401, 'unauthorized')),
      await ApiError.from(new Response('', { status: 502 })),
      'no error at all',
    ];
    language.set('de');
    expect(errors.map(messageOf)).toEqual([
      texts.common.unreachable,
      texts.common.noAccess,
      texts.common.answered.replace('{status}', '502'),
      texts.common.somethingWrong,
    ]);
  });

  it('is what the server says, where it says something', async () => {
    expect(messageOf(await ApiError.from(problem(409, 'busy')))).toBe('It is busy.');
  });
});
