import { ApiError } from '../../../api/api-error.js';
import { attachFile } from '../../../api/attach-file.js';
import { listFiles } from '../../../api/list-files.js';
import { removeFile } from '../../../api/remove-file.js';
import { type PageFiles } from '../../../api/types.js';
import { wait } from '../../../shared/lib/wait.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { requireSize } from '../../../shared/uploads/require-size.js';
import { ConversationFiles } from './conversation-files.js';
import { fileReasonOf } from './file-reason-of.js';
import { meantFiles } from './meant-files.js';

/** @param ensureId the conversation's id, after creating the conversation where that has not been done. */
export function openFiles(ensureId: () => Promise<string>, limits: PageFiles): ConversationFiles {
  const { max_files: maxFiles, max_file_bytes: maxBytes } = limits;
  return new ConversationFiles({
    ...{ wait, maxFiles },
    attach: async (what, onShare, signal) => {
      requireSize(what.file, maxBytes);
      return attachFile(await ensureId(), what, onShare, signal);
    },
    list: async () => {
      try {
        return await listFiles(await ensureId());
      } catch (error) {
        // What is gone has none.
        if (error instanceof ApiError && error.status === 404) return [];
        throw error;
      }
    },
    remove: async (fileId) => {
      await removeFile(await ensureId(), fileId).catch((error: unknown) => {
        // Somebody else was quicker.
        if (!(error instanceof ApiError) || error.code !== 'document_not_found') throw error;
      });
    },
    keepMeant: (ids) => {
      void ensureId().then((id) => {
        meantFiles.keep(id, ids);
      });
    },
    reasonOf: (error) => fileReasonOf(filesTexts.get(), error, maxFiles),
    tooMany: () => new Error(filesTexts.get().tooMany(maxFiles)),
  });
}
