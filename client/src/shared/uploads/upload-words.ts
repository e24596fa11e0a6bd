import { percentWords } from '../lib/size-words.js';
import { type uploadsTexts } from '../texts/en/uploads.js';
import { type UploadState } from './upload-queue.js';

/** How far a file is on its way to the server. */
export function uploadWords(t: ReturnType<typeof uploadsTexts.get>, state: UploadState): string {
  switch (state.kind) {
    case 'waiting':
      return t.waiting;
    case 'sending':
      return t.sending({ percent: percentWords(state.share) });
    case 'held':
      return t.held({ reason: state.reason });
    case 'sent':
      return state.isNew ? t.taken : t.alreadyThere;
    case 'refused':
      return t.notTaken({ reason: state.reason });
  }
}
