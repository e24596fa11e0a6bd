import { ApiError } from '../../api/api-error.js';
import { texts as ar } from '../texts/ar.js';
import { texts as de } from '../texts/de.js';
import { i18n } from '../texts/i18n.js';
import { language } from '../texts/language.js';
import { refusalWords } from './refusal-words.js';

const refusal = (status: number, code: string, members = {}) =>
  new ApiError(status, code, 'As the server says it.', members);

const KNOWN: [number, string, object][] = [
  [403, 'application_not_yours', {}],
  [404, 'document_not_found', {}],
  [408, 'request_too_slow', {}],
  [409, 'documents_limit', { limit: 3 }],
  [409, 'knowledge_characters_limit', { limit: 1000 }],
  [409, 'knowledge_bytes_limit', { limit: 1000 }],
  [413, 'body_too_large', {}],
  [413, 'document_too_large', {}],
  [415, 'document_unsupported', {}],
  [429, 'requests_limit', {}],
  [500, 'internal_error', {}],
  [503, 'uploads_busy', {}],
  [503, 'overloaded', {}],
  [507, 'storage_full', {}],
];

describe('why something of documents was refused', () => {
  beforeAll(() => {
    Object.assign(i18n.cache, { ar, de });
  });

  afterEach(() => {
    language.set('en');
  });

  it.each(KNOWN)('is told in the language of the page: %i %s', (status, code, members) => {
    const inEnglish = refusalWords(refusal(status, code, members));
    expect(inEnglish).not.toContain('As the server says it');
    language.set('de');
    const inGerman = refusalWords(refusal(status, code, members));
    language.set('ar');
    expect(new Set([inEnglish, inGerman, refusalWords(refusal(status, code, members))]).size).toBe(3);
  });

  it('says how much may be', () => {
    expect(refusalWords(refusal(409, 'documents_limit', { limit: 2000 }))).toContain('2,000 documents');
    expect(refusalWords(refusal(409, 'knowledge_bytes_limit', { limit: 2_000_000 }))).toContain('2 MB');
  });

  it('is what the server says of what has no words here', () => {
    expect(refusalWords(refusal(422, 'validation_failed'))).toBe('As the server says it.');
    expect(refusalWords(refusal(409, 'documents_limit'))).toBe('As the server says it.');
  });
});
