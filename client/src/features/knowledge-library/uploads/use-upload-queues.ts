import { useEffect, useState, useSyncExternalStore } from 'react';
import { ApiError } from '../../../api/api-error.js';
import { sendFile } from '../../../api/knowledge/send-file.js';
import { wait } from '../../../shared/lib/wait.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { reasonOf } from '../reason-of.js';
import { sizeWords } from '../size-words.js';
import { UploadQueues } from './upload-queues.js';

/** The files on their way into any application. While there are any, the browser asks before it leaves the page. */
export function useUploadQueues(): UploadQueues {
  const [queues] = useState(makeQueues);
  const waits = useSyncExternalStore(queues.subscribe, () => queues.unsent() > 0);

  useEffect(() => {
    if (!waits) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [waits]);

  return queues;
}

function makeQueues(): UploadQueues {
  const queues: UploadQueues = new UploadQueues({
    send: (what, onShare, signal) => {
      const limit = queues.maxBytes;
      // The server would hang up in the middle of it, which looks like a fault of the network.
      if (limit !== null && what.file.size > limit) return Promise.reject(tooLarge(what.file.size, limit));
      return sendFile(what, onShare, signal);
    },
    wait,
    reasonOf,
    isAccessOver: (error) => error instanceof ApiError && error.status === 401,
  });
  return queues;
}

function tooLarge(size: number, limit: number): Error {
  return new Error(libraryTexts.get().tooLargeThan({ size: sizeWords(size), limit: sizeWords(limit) }));
}
