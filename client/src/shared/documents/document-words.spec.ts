import { type DocumentSummary } from '../../api/types.js';
import { documentsTexts } from '../texts/en/documents.js';
import { progressOf, remarksOf, remarkWords, stateOf } from './document-words.js';

const t = documentsTexts.get();
const fillGerman = ({ detail }: { detail: string | number }) => `Nicht jede Seite: ${detail}`;

function aDocument(facts: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    ...{ id: 'doc_1', title: 'Cards', category: 'help', application_id: 'app' },
    ...{ conversation_id: null, metadata: {} },
    ...{ created_at: '2026-01-31T09:30:00.000Z', updated_at: '2026-01-31T09:30:00.000Z' },
    ...{ state: 'ready', failure: null, warnings: [], progress: null, enabled: true, version: 1 },
    ...{ media_type: 'text/markdown', file_name: null, content_hash: '', characters: 10, passage_count: 1 },
    ...facts,
  };
}

describe('the words for a document', () => {
  it.each([
    [{}, 'Ready', 'good'],
    [{ enabled: false }, 'Disabled', 'off'],
    [{ state: 'failed', enabled: false }, 'Failed', 'bad'],
    [{ state: 'pending' }, 'Waiting', 'busy'],
    [{ state: 'processing' }, 'Being read', 'busy'],
  ] as const)('say of %j that it is %s', (facts, word, tone) => {
    expect(stateOf(t, aDocument(facts))).toEqual({ word, tone });
  });

  it('tell how far it is, and of a next version that it is one', () => {
    const reading = { stage: 'reading', done: 12, total: 40 } as const;
    expect(progressOf(t, aDocument({ state: 'processing', progress: reading }))).toBe(
      'reading page 12 of 40',
    );
    expect(progressOf(t, aDocument({ progress: { stage: 'waiting', done: 0, total: 0 } }))).toBe(
      'Next version: waits for its turn',
    );
    expect(progressOf(t, aDocument())).toBeNull();
  });

  it('say what is missing in the language of the page, and in full as the server puts it', () => {
    const warning = { code: 'pages_without_text', detail: '4 of 5 pages have no text.' };
    expect(remarkWords(t, warning)).toBe(warning.detail);
    const german = { ...t, pages_without_text: fillGerman };
    expect(remarkWords(german, warning)).toBe(`Nicht jede Seite: ${warning.detail}`);
    expect(remarkWords(t, { ...warning, code: 'one_of_tomorrow' })).toBe(warning.detail);
  });

  it('keep why it failed apart from what is missing of it, and from a version that it has no more', () => {
    const failure = { code: 'document_without_text', detail: 'The PDF has no text layer.' };
    const warnings = [{ code: 'pages_without_text', detail: '4 of 5 pages have no text.' }];
    expect(remarksOf(t, aDocument({ state: 'failed', failure }))).toEqual([
      { text: failure.detail, bad: true },
    ]);
    expect(remarksOf(t, aDocument({ failure, warnings }))).toEqual([
      { text: 'The next version could not be read: The PDF has no text layer.', bad: true },
      { text: '4 of 5 pages have no text.', bad: false },
    ]);
  });
});
