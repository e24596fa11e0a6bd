import { fileTypeOf } from './file-type.js';
import { aFile } from './testing/a-file.js';

const typeOf = (fileName: string, content: string, mediaType = '') =>
  fileTypeOf(aFile(fileName, content, mediaType));

describe('fileTypeOf', () => {
  it('believes the content before all else', () => {
    expect(typeOf('a.txt', '%PDF-1.7', 'text/plain')).toBe('pdf');
    expect(typeOf('a.pdf', 'PK\x03\x04', 'application/pdf')).toBe('docx');
    expect(typeOf('a.txt', '\n <!-- page -->\n<!DOCTYPE html>', 'text/plain')).toBe('html');
  });

  it('believes the media type before the name', () => {
    expect(typeOf('a.txt', 'a,b', 'text/csv; charset=utf-8')).toBe('csv');
    expect(typeOf('a', 'words', 'text/plain')).toBe('text');
  });

  it('asks the name where the media type says little', () => {
    expect(typeOf('a.CSV', 'a,b', 'application/vnd.ms-excel')).toBe('csv');
    expect(typeOf('a.csv', 'a,b', 'text/plain')).toBe('csv');
    expect(typeOf('notes.md', 'a', 'application/octet-stream')).toBe('text');
  });

  it.each([
    ['a.exe', 'MZ', 'application/octet-stream', 'end in .exe'],
    ['a', 'words', 'application/json', 'type application/json'],
    ['a', 'words', '', 'Nothing tells'],
    ['a.rtf', '{\\rtf1', 'text/rtf', 'save it as DOCX'],
    ['constructor', 'x', 'constructor', 'type constructor'],
  ])('refuses %s', (fileName, content, mediaType, reason) => {
    expect(() => typeOf(fileName, content, mediaType)).toThrow(reason);
  });
});
