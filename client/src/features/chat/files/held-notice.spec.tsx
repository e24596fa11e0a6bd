import { renderToStaticMarkup } from 'react-dom/server';
import { aFile } from '../testing/a-file.js';
import { HeldNotice } from './held-notice.js';

const nothing = () => undefined;

function drawn(state: 'pending' | 'failed', message: string | null) {
  const document = aFile('a', { state });
  const keys = new Set(['a']);
  return renderToStaticMarkup(
    <HeldNotice
      held={{
        ...{ isNeeded: true, hold: nothing, sendNow: nothing, takeBack: nothing },
        message: message === null ? null : { id: '1', text: message, keys, isOpen: false },
      }}
      state={{ documents: [document], chips: [{ key: 'a', name: 'a.md', upload: null, document }] }}
      onGone={nothing}
    />,
  );
}

describe('a message that waits for files', () => {
  it('says what it waits for, and can be sent or taken back', () => {
    const html = drawn('pending', 'What does it cost?');
    expect(html).toContain('Sent as soon as the files are read');
    expect(html).toContain('What does it cost?');
    expect(html).toMatch(/Send anyway.*Take back/);
    expect(html).toContain('role="status"');
  });

  it('says so where a file could not be read', () => {
    const html = drawn('failed', 'What does it cost?');
    expect(html).toContain('Not everything could be read');
    expect(html).toContain('role="alert"');
  });

  it('is nothing where none waits', () => {
    expect(drawn('pending', null)).toBe('');
  });
});
