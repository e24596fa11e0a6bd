import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { type FileToSend } from '../../../api/knowledge/send-file.js';
import { type ChosenFile } from '../../../shared/uploads/chosen-files.js';
import { type Upload, type UploadQueue } from '../../../shared/uploads/upload-queue.js';

/** What is said of files that are added. */
export interface UploadOptions {
  category: string;
  keepsEverything: boolean;
}

export interface UploadsControl {
  uploads: readonly Upload<FileToSend>[];
  options: UploadOptions;
  setOptions: (options: UploadOptions) => void;
  /** @param replaces the document in whose place the file is put; null for new ones. */
  add: (files: readonly ChosenFile[], replaces?: string | null) => void;
  retry: (ids: readonly number[]) => void;
  remove: (ids: readonly number[]) => void;
}

/** @param queue of the application, which outlives whatever shows it. */
export function useUploads(queue: UploadQueue<FileToSend>, applicationId: string): UploadsControl {
  const [options, setOptions] = useState<UploadOptions>({ category: '', keepsEverything: false });
  const uploads = useSyncExternalStore(queue.subscribe, queue.read);

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
