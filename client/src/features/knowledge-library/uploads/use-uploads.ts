import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { sendFile } from '../../../api/knowledge/send-file.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { wait } from '../../../shared/lib/wait.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { reasonOf } from '../reason-of.js';
import { sizeWords } from '../size-words.js';
import { type ChosenFile } from './chosen-files.js';
import { type Upload, UploadQueue } from './upload-queue.js';

/** What is said of files that are added. */
export interface UploadOptions {
  category: string;
  keepsEverything: boolean;
}

export interface UploadsControl {
  uploads: readonly Upload[];
  options: UploadOptions;
  setOptions: (options: UploadOptions) => void;
  /** @param replaces the document in whose place the file is put; null for new ones. */
  add: (files: readonly ChosenFile[], replaces?: string | null) => void;
  retry: (ids: readonly number[]) => void;
  remove: (ids: readonly number[]) => void;
}

/** The files that are on their way in. While there are any, the browser asks before it leaves the page. */
export function useUploads(
  applicationId: string,
  maxBytes: number | null,
  onSent: () => void,
): UploadsControl {
  const latest = useLatest({ maxBytes, onSent });
  const [options, setOptions] = useState<UploadOptions>({ category: '', keepsEverything: false });
  const [queue] = useState(
    () =>
      new UploadQueue({
        send: (what, onShare, signal) => {
          const limit = latest.current.maxBytes;
          // The server would hang up in the middle of it, which looks like a fault of the network.
          if (limit !== null && what.file.size > limit)
            return Promise.reject(tooLarge(what.file.size, limit));
          return sendFile(what, onShare, signal);
        },
        wait,
        reasonOf,
        onSent: () => {
          latest.current.onSent();
        },
      }),
  );
  const uploads = useSyncExternalStore(queue.subscribe, queue.read);
  const unsent = uploads.some(({ state }) => state.kind !== 'sent');

  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [unsent]);

  const add = useCallback(
    (files: readonly ChosenFile[], replaces: string | null = null) => {
      const { category, keepsEverything } = options;
      const said = replaces === null ? category.trim() : '';
      queue.add(files.map((file) => ({ ...file, applicationId, category: said, keepsEverything, replaces })));
    },
    [queue, applicationId, options],
  );

  return useMemo(
    () => ({
      ...{ uploads, options, setOptions, add },
      retry: (ids) => {
        queue.retry(ids);
      },
      remove: (ids) => {
        queue.remove(ids);
      },
    }),
    [uploads, options, add, queue],
  );
}

function tooLarge(size: number, limit: number): Error {
  return new Error(libraryTexts.get().tooLargeThan({ size: sizeWords(size), limit: sizeWords(limit) }));
}
