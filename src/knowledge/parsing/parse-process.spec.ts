import { ChildProcess } from 'node:child_process';
import { ParseProcess } from './parse-process.js';
import { type ParseTask } from './parse-messages.js';
import { DEFAULT_PARSING_LIMITS } from './parsing-limits.js';

const task: ParseTask = {
  file: { bytes: new Uint8Array(), fileName: 'a.md', mediaType: 'text/markdown' },
  limits: DEFAULT_PARSING_LIMITS,
  entry: 'file:///none',
};
const FEW = Object.assign(new Error('spawn EMFILE'), { code: 'EMFILE' });

describe('ParseProcess', () => {
  it('that could not be started says why, and ends nothing else', async () => {
    const reading = new ParseProcess(task, undefined, () => {
      throw FEW;
    });
    await expect(reading.document).rejects.toBe(FEW);
    reading.giveUp(new Error('too late'));
    await expect(reading.document).rejects.toBe(FEW);
  });

  it('that never came up says why, though nobody waits for it yet', async () => {
    const child = new ChildProcess();
    const reading = new ParseProcess(task, undefined, () => child);
    child.emit('error', FEW);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(reading.document).rejects.toBe(FEW);
  });
});
