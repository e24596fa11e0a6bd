import { claimsOf, renewalMs } from './token-keeper.js';

const tokenWith = (claims: object): string =>
  `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sign`;

describe('a token', () => {
  it('is renewed a minute before it ends, and at once where that is over', () => {
    const token = tokenWith({ exp: 1000 });
    expect(renewalMs(token, 900_000)).toBe(40_000);
    expect(renewalMs(token, 950_000)).toBe(0);
    expect(renewalMs(token, 2_000_000)).toBe(0);
  });

  it('that says nothing of its end is not renewed', () => {
    expect(renewalMs(tokenWith({}), 0)).toBeNull();
    expect(renewalMs('nonsense', 0)).toBeNull();
  });

  it('says whose it is', () => {
    expect(claimsOf(tokenWith({ application_id: 'app_bank' })).application_id).toBe('app_bank');
  });
});
