import { askedText } from './asked-text.js';

describe('askedText', () => {
  const user = (text: string) => ({ role: 'user' as const, text });
  const assistant = (text: string) => ({ role: 'assistant' as const, text });

  it('is the question, with the user turn before it in front', () => {
    expect(askedText([user(' What is it? ')])).toBe('What is it?');
    expect(askedText([user('one'), assistant('yes'), user('two'), user('three')])).toBe('two\nthree');
  });

  it('is empty where nothing is asked', () => {
    expect(askedText([])).toBe('');
    expect(askedText([assistant('Hello.'), user('  ')])).toBe('');
  });
});
