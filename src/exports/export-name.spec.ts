import { exportName } from './export-name.js';

describe('the name of a file of a conversation', () => {
  it.each([
    ['Tell me about savings', 'Tell me about savings.md'],
    ['Konten & Ärger', 'Konten & Ärger.md'],
    ['الحسابات', 'الحسابات.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['a\u202Egpj.exe', 'a gpj.exe.md'],
    ['what?\r\nSet-Cookie: x', 'what Set-Cookie x.md'],
    [' . ', 'Conversation.md'],
    [null, 'Conversation.md'],
  ])('is made of its title: %j', (title, name) => {
    expect(exportName(title, 'md')).toBe(name);
  });

  it('ends in time, and not within a character', () => {
    expect(exportName('😀'.repeat(200), 'json')).toBe(`${'😀'.repeat(80)}.json`);
  });
});
