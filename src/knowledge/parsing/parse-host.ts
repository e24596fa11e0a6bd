import { type ParseMessage, type ParseTask } from './parse-messages.js';
import { ParseThread } from './parse-thread.js';

const MEMORY_CHECK_MS = 100;

/**
 * The entry of a process that reads one file in a thread of its own, and watches over that. A thread alone is not enough:
 * one that fills its heap within a single call of the engine takes its whole process with it.
 */
process.once('message', (task: ParseTask) => {
  const thread = new ParseThread(task, (message: ParseMessage) => {
    process.send?.(message, undefined, undefined, () => {
      if (message.type !== 'progress') process.exit();
    });
  });
  setInterval(() => void thread.checkMemory(), MEMORY_CHECK_MS);
});
// Nobody is left who wants to know.
process.once('disconnect', () => process.exit());
