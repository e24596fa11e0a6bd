import { ApiError } from '../../../api/api-error.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { fileReasonOf } from './file-reason-of.js';

const reasonOf = (status: number, code: string) =>
  fileReasonOf(filesTexts.get(), new ApiError(status, code, 'As the server says it.', {}), 20);

describe('why a file was not taken', () => {
  it.each([
    [409, 'conversation_documents_limit', /20 files at most/],
    [409, 'conversation_bytes_limit', /more text than/],
    [409, 'attached_bytes_limit', /no more room for files of conversations/],
    [409, 'user_attached_bytes_limit', /your conversations.*Remove some/],
    [409, 'conversation_not_active', /takes no more files/],
    [415, 'document_unsupported', /PDF, Word/],
    [403, 'files_not_allowed', /No files can be added/],
    [413, 'body_too_large', /larger than the server takes/],
    [507, 'storage_full', /no room to store/],
    [422, 'validation_failed', /As the server says it/],
  ])('is told in plain words: %i %s', (status, code, words) => {
    expect(reasonOf(status, code)).toMatch(words);
  });

  it('is what it says of itself where the server said nothing', () => {
    expect(fileReasonOf(filesTexts.get(), new Error('Too large.'), 20)).toBe('Too large.');
  });
});
