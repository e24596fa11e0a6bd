import { renderToStaticMarkup } from 'react-dom/server';
import { type DocumentSummary } from '../../../api/types.js';
import { aFile } from '../testing/a-file.js';
import { FilesContext, SentFiles } from './sent-files.js';

const drawn = (known: DocumentSummary[] | null, ...names: string[]) =>
  renderToStaticMarkup(
    <FilesContext value={known}>
      <SentFiles files={names.map((name) => ({ id: name, name: `${name}.pdf` }))} />
    </FilesContext>,
  );

describe('the files under a message', () => {
  it('are told by their names, and what has become of each', () => {
    const known = [aFile('a'), aFile('b', { state: 'processing' }), aFile('c', { state: 'failed' })];
    const items = drawn(known, 'a', 'b', 'c', 'd').split('<li').slice(1);
    expect(items[0]).toContain('a.pdf');
    expect(items[0]).not.toContain('<span');
    expect(items[1]).toMatch(/b\.pdf.*being read/);
    expect(items[2]).toMatch(/c\.pdf.*could not be read/);
    expect(items[3]).toMatch(/d\.pdf.*no longer here/);
  });

  it('have the names that they had when they were sent, and lead nowhere', () => {
    const html = drawn([aFile('a', { file_name: 'renamed.pdf' })], 'a');
    expect(html).toContain('a.pdf');
    expect(html).not.toMatch(/renamed|<a|<button/);
  });

  it('are called gone by nobody who does not know which there are', () => {
    expect(drawn(null, 'a')).not.toContain('no longer here');
  });

  it('are no list where there are none', () => {
    expect(drawn([])).toBe('');
  });
});
