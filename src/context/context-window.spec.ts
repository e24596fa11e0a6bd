import fc from 'fast-check';
import { manageContextWindow, type WindowMessage } from './context-window.js';

const message = fc.record({
  role: fc.constantFrom<WindowMessage['role']>('user', 'assistant', 'system'),
  content: fc.string(),
});

describe('manageContextWindow', () => {
  it('keeps a short alternating history as it is', () => {
    const history: WindowMessage[] = [
      { role: 'system', content: 'be kind' },
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ];

    expect(manageContextWindow(history, 10)).toEqual(history);
  });

  it('repeats no system message', () => {
    const history: WindowMessage[] = [
      { role: 'user', content: '1' },
      { role: 'system', content: 'be kind' },
      { role: 'assistant', content: '2' },
      { role: 'user', content: '3' },
    ];

    expect(manageContextWindow(history, 3)).toEqual([
      { role: 'system', content: 'be kind' },
      { role: 'assistant', content: '2' },
      { role: 'user', content: '3' },
    ]);
  });

  it('leaves out replies without text and joins the questions around them', () => {
    const history: WindowMessage[] = [
      { role: 'user', content: 'hello?' },
      { role: 'assistant', content: '' },
      { role: 'user', content: 'anyone?' },
    ];

    expect(manageContextWindow(history, 10)).toEqual([{ role: 'user', content: 'hello?\n\nanyone?' }]);
  });

  it('holds its promises for any history', () => {
    fc.assert(
      fc.property(fc.array(message), fc.integer({ min: 1, max: 30 }), (history, maxMessages) => {
        const window = manageContextWindow(history, maxMessages);
        const system = history.filter((entry) => entry.role === 'system');
        const spoken = window.filter((entry) => entry.role !== 'system');

        expect(window.slice(0, system.length)).toEqual(system);
        expect(spoken.length).toBeLessThanOrEqual(Math.max(1, maxMessages - system.length));
        expect(spoken.some((entry, index) => entry.role === spoken[index + 1]?.role)).toBe(false);
        const last = history.findLast((entry) => entry.role !== 'system' && entry.content !== '');
        expect(spoken.at(-1)?.content.endsWith(last?.content ?? '') ?? last === undefined).toBe(true);
      }),
    );
  });
});
