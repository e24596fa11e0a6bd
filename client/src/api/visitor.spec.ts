import { readVisitor, tokenOf } from './visitor.js';

function tokenWith(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}

describe('who the page is for', () => {
  it('is told behind the # of its address', () => {
    expect(tokenOf('#token=a.b.c')).toBe('a.b.c');
    expect(tokenOf('#other')).toBeNull();
    expect(tokenOf('')).toBeNull();
  });

  it('is read from the token, in any script', () => {
    const token = tokenWith({ application_id: 'app_a', sub: 'user_ж→' });
    expect(readVisitor(token)).toEqual({
      token,
      applicationId: 'app_a',
      userId: 'user_ж→',
      conversationId: null,
    });
    const bound = tokenWith({ application_id: 'app_a', sub: 'u', conversation_id: 'conv_1' });
    expect(readVisitor(bound)).toMatchObject({ conversationId: 'conv_1' });
  });

  it.each(['', 'a', 'a.b.c', 'a.!.c', tokenWith({ sub: 'u' }), tokenWith({ application_id: 'app_a' })])(
    'is nobody for %j',
    (token) => {
      expect(readVisitor(token)).toBeNull();
    },
  );
});
