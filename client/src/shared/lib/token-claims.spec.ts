import { claimsOf } from './token-claims.js';

const tokenWith = (claims: unknown): string =>
  `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sign`;

describe('what a token says of itself', () => {
  it('is read in any script', () => {
    expect(claimsOf(tokenWith({ application_id: 'app_müller', sub: 'ж→' }))).toEqual({
      application_id: 'app_müller',
      sub: 'ж→',
    });
  });

  it.each(['', 'nonsense', 'a.!.c', tokenWith(null), tokenWith('text')])('is nothing for %j', (token) => {
    expect(claimsOf(token)).toEqual({});
  });
});
