import { adopted, opened, viewAt, viewOf } from './view.js';

describe('a view', () => {
  it('is a visit of its own each time', () => {
    expect(viewOf('conv_1').key).not.toBe(viewOf('conv_1').key);
    expect(viewOf(null, 'Hello')).toMatchObject({ conversationId: null, draft: 'Hello' });
    expect(viewOf('conv_1').draft).toBe('');
  });

  it('is where the address leads, and knows that one leads nowhere', () => {
    expect(viewAt('/')).toMatchObject({ conversationId: null, lost: false });
    expect(viewAt('/c/conv_1')).toMatchObject({ conversationId: 'conv_1', lost: false });
    expect(viewAt('/nowhere')).toMatchObject({ conversationId: null, lost: true });
  });

  it('stays when a new conversation gets its id', () => {
    const view = viewOf(null, 'Hello');
    expect(adopted(view, view.key, 'conv_1')).toEqual({ ...view, conversationId: 'conv_1' });
  });

  it('takes no id that was meant for another visit', () => {
    const view = viewOf('conv_2');
    expect(adopted(view, viewOf(null).key, 'conv_1')).toBe(view);
  });

  it('stays the same object when its conversation is opened again', () => {
    const view = viewOf('conv_1');
    expect(opened(view, 'conv_1')).toBe(view);
  });

  it('gives way to another conversation, without its draft', () => {
    const view = viewOf(null, 'Hello');
    const next = opened(view, 'conv_2');
    expect(next).toMatchObject({ conversationId: 'conv_2', draft: '' });
    expect(next.key).not.toBe(view.key);
  });
});
