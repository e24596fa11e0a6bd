import { describeRunLog } from './run-log.contract.js';
import { MemoryRunLog } from './testing/memory-run-log.js';

describeRunLog('MemoryRunLog', () => {
  let count = 0;
  const log = new MemoryRunLog();
  return Promise.resolve({
    log,
    takeLease: (runId) => Promise.resolve(log.takeLease(runId)),
    createRun: () => Promise.resolve(`run_${++count}`),
    close: () => Promise.resolve(),
  });
});
