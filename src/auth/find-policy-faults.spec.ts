import { findPolicyFaults } from './find-policy-faults.js';
import { POLICY } from './policy.js';

describe('the policy', () => {
  it('fits itself', () => {
    expect(findPolicyFaults(Object.keys(POLICY), POLICY)).toEqual([]);
  });

  it('misses no route, and has none too many', () => {
    const policy = { 'GET /a': {}, 'GET /b': {} };
    expect(findPolicyFaults(['GET /a', 'POST /a'], policy)).toEqual([
      'POST /a has no entry',
      'there is no GET /b',
    ]);
  });

  it('says whose each part of a path is', () => {
    const policy = {
      'GET /a/:a_id': {},
      'GET /a/:a_id/b/:b_id': { path: { a_id: 'run', b_id: 'inside' } },
    } as const;
    expect(findPolicyFaults(Object.keys(policy), policy)).toEqual([
      'GET /a/:a_id does not say whose the parts of its path are',
    ]);
  });
});
