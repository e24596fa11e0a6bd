import { asked, replied, unsent, written } from '../testing/a-message.js';
import { hasReplied } from './use-replied-notice.js';

describe('that there is a reply to read', () => {
  it('is told of one that came to its end', () => {
    expect(hasReplied([asked('a'), replied('b')])).toBe(true);
  });

  it.each(['cancelled', 'failed', 'interrupted'] as const)('is not told of one that is %s', (state) => {
    expect(hasReplied([asked('a'), replied('b', { state })])).toBe(false);
  });

  it('is not told of a question that nothing answers', () => {
    expect(hasReplied([])).toBe(false);
    expect(hasReplied([replied('a'), unsent('b')])).toBe(false);
    expect(hasReplied([asked('a'), written('b', 'run_1', 'Half')])).toBe(false);
  });
});
