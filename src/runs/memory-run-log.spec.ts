import { describeRunLog } from './run-log.contract.js';
import { MemoryRunLog } from './testing/memory-run-log.js';

describeRunLog('MemoryRunLog', () => {
  let count = 0;
  return Promise.resolve({
    log: new MemoryRunLog(),
    createRun: () => Promise.resolve(`run_${++count}`),
    close: () => Promise.resolve(),
  });
});
