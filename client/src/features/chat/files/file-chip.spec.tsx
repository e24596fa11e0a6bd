import { renderToStaticMarkup } from 'react-dom/server';
import { type UploadState } from '../../../shared/uploads/upload-queue.js';
import { aFile } from '../testing/a-file.js';
import { FileChip } from './file-chip.js';
import { type FileChip as Chip } from './files-state.js';

const nothing = () => undefined;
const drawn = (facts: Partial<Chip>) =>
  renderToStaticMarkup(
    <FileChip
      chip={{ key: '1', name: 'a.pdf', upload: null, document: null, ...facts }}
      onRetry={nothing}
      onRemove={nothing}
    />,
  );
const uploadIn = (state: UploadState) => ({
  id: 1,
  what: { file: new File(['x'.repeat(2000)], 'a.pdf'), path: 'a.pdf' },
  state,
});

describe('a file above the message box', () => {
  it('tells its size, and how much of it is gone', () => {
    const html = drawn({ upload: uploadIn({ kind: 'sending', share: 0.5 }) });
    expect(html).toContain('2 kB');
    expect(html).toContain('50% sent');
    expect(html).toMatch(/<progress[^>]* value="0.5"/);
    expect(html).toContain('Remove a.pdf');
    expect(html).not.toContain('Try again');
  });

  it('tells which page of it is being read', () => {
    const progress = { stage: 'reading', done: 3, total: 4 } as const;
    const html = drawn({ document: aFile('a', { state: 'processing', progress }) });
    expect(html).toContain('reading page 3 of 4');
    expect(html).toMatch(/<progress[^>]* value="0.75"/);
  });

  it('tells what is missing of it, or why it could not be read', () => {
    const warnings = [{ code: 'pages_without_text', detail: '1 of 5 pages has no text.' }];
    expect(drawn({ document: aFile('a', { warnings }) })).toMatch(/Ready.*1 of 5 pages has no text/);
    const failure = { code: 'document_without_text', detail: 'It has no text.' };
    const html = drawn({ document: aFile('a', { state: 'failed', failure }) });
    expect(html).toMatch(/Failed.*It has no text/);
    // Who opened the page anew has to choose it again.
    expect(html).not.toContain('Try again');
  });

  it('can be sent again where it was refused', () => {
    const html = drawn({ upload: uploadIn({ kind: 'refused', reason: 'No room.', isFinal: false }) });
    expect(html).toContain('Not taken: No room.');
    expect(html).toContain('Try again: a.pdf');
    const unfit = uploadIn({ kind: 'refused', reason: 'Cannot be read.', isFinal: true });
    expect(drawn({ upload: unfit })).not.toContain('Try again');
  });
});
