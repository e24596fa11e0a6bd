import { fileNameIn } from './export-conversation.js';

it.each([
  ['attachment; filename="?.md"; filename*=UTF-8\'\'Konten%20%26%20%C3%84rger.md', 'Konten & Ärger.md'],
  ['attachment; filename="Tell me more.json"', 'Tell me more.json'],
  ['attachment; filename=savings.md', 'savings.md'],
  [null, 'conversation'],
])('the name of a file is the one that the server gives: %s', (header, name) => {
  expect(fileNameIn(header)).toBe(name);
});
