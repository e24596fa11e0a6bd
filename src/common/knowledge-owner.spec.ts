import { applicationOf, conversationOf, ownerInConversation } from './knowledge-owner.js';

describe('the owner of documents', () => {
  it('is an application', () => {
    expect(applicationOf('app_bank')).toBe('app_bank');
    expect(conversationOf('app_bank')).toBeUndefined();
  });

  it('is a conversation in an application', () => {
    const owner = ownerInConversation('app_bank', 'conv_1');
    expect(applicationOf(owner)).toBe('app_bank');
    expect(conversationOf(owner)).toBe('conv_1');
  });
});
