import { isOperatorBy } from './identity-provider.js';

describe('isOperatorBy', () => {
  const byGroup = { claim: 'groups', operators: ['ops', 'admins'] };
  const byAddress = { claim: 'email', operators: ['ann@example.com'] };

  it.each([
    [{ groups: ['staff', 'ops'] }, true],
    [{ groups: 'admins' }, true],
    [{ groups: ['staff'] }, false],
    [{ groups: [] }, false],
    [{ groups: { ops: true } }, false],
    [{ groups: [['ops']] }, false],
    [{ groups: 'ops,admins' }, false],
    [{}, false],
  ])('of %j by a group: %s', (claims, isOne) => {
    expect(isOperatorBy(claims, byGroup)).toBe(isOne);
  });

  it.each([
    [{ email: 'ann@example.com', email_verified: true }, true],
    [{ email: 'ann@example.com', email_verified: false }, false],
    [{ email: 'ann@example.com' }, false],
    [{ email: 'ANN@example.com', email_verified: true }, false],
    [{ email: 'bob@example.com', email_verified: true }, false],
  ])('of %j by an address: %s', (claims, isOne) => {
    expect(isOperatorBy(claims, byAddress)).toBe(isOne);
  });
});
