import { loginRefusalIn } from './use-login-refusal.js';

describe('why a login came to nothing', () => {
  it('is told by the address, in words that the page has', () => {
    expect(loginRefusalIn('?application=app&login=not_an_operator')).toBe('not_an_operator');
    expect(loginRefusalIn('?login=login_failed')).toBe('login_failed');
  });

  it.each(['', '?login=', '?login=You%20have%20won', '?login=__proto__'])('is nothing in %j', (search) => {
    expect(loginRefusalIn(search)).toBeNull();
  });
});
