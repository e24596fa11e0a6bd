import { useState, useSyncExternalStore } from 'react';
import { ApiError } from '../../../api/api-error.js';
import { sendFile } from '../../../api/knowledge/send-file.js';
import { useLeaveGuard } from '../../../shared/hooks/use-leave-guard.js';
import { wait } from '../../../shared/lib/wait.js';
import { requireSize } from '../../../shared/uploads/require-size.js';
import { reasonOf } from '../reason-of.js';
import { UploadQueues } from './upload-queues.js';

/** The files on their way into any application. While there are any, the browser asks before it leaves the page. */
export function useUploadQueues(): UploadQueues {
  const [queues] = useState(makeQueues);
  const waits = useSyncExternalStore(queues.subscribe, () => queues.unsent() > 0);

  useLeaveGuard(waits);

  return queues;
}

function makeQueues(): UploadQueues {
  const queues: UploadQueues = new UploadQueues({
    send: async (what, onShare, signal) => {
      requireSize(what.file, queues.maxBytes);
      return sendFile(what, onShare, signal);
    },
    wait,
    reasonOf,
    isAccessOver: (error) => error instanceof ApiError && error.status === 401,
  });
  return queues;
}
