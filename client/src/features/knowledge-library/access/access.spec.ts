import { type Access, type Admitted, admittedBy, afterCheck } from './access.js';

const out = { kind: 'out', reason: 'Ended.', applications: null, login: false } as const;
const failed = { kind: 'failed', reason: 'Nobody is there.' } as const;
const inside = (applicationId: string, more: object = {}) =>
  ({ kind: 'in', applicationId, byKey: true, asksAgain: null, ...more }) as const;

describe('who looks after the knowledge', () => {
  it('is who a check lets in', () => {
    for (const checked of [out, failed, inside('app_a')]) {
      expect(afterCheck({ kind: 'checking' }, checked)).toBe(checked);
      expect(afterCheck(inside('app_a'), checked)).toBe(checked);
    }
  });

  it('keeps what is on view while another key is asked for, whatever is tried', () => {
    const asked = inside('app_a', { asksAgain: { ...out, reason: null } });
    expect(afterCheck(asked, out)).toEqual(inside('app_a', { asksAgain: out }));
    expect(afterCheck(asked, failed)).toEqual(
      inside('app_a', { asksAgain: { ...out, reason: 'Nobody is there.' } }),
    );
    expect(afterCheck(asked, inside('app_b'))).toEqual(inside('app_b'));
  });

  it.each<[Access, Admitted | undefined]>([
    [{ kind: 'checking' }, undefined],
    [failed, undefined],
    [out, { to: 'none' }],
    [inside('app_a'), { to: 'one', applicationId: 'app_a' }],
    [inside('app_a', { asksAgain: out }), { to: 'none' }],
    [inside('app_a', { byKey: false }), { to: 'all' }],
  ])('has files sent as %j: for %j', (access, expected) => {
    expect(admittedBy(access)).toEqual(expected);
  });
});
