import { type FileToAttach } from '../../../api/attach-file.js';
import { type DocumentSummary } from '../../../api/types.js';
import { type Upload } from '../../../shared/uploads/upload-queue.js';

/** A file that was just chosen here, or is being read. */
export interface FileChip {
  /** Stays the same from its choosing on. */
  key: string;
  name: string;
  /** Null for one that was sent before the page was opened, or elsewhere. */
  upload: Upload<FileToAttach> | null;
  /** As the server has it; null while it does not. */
  document: DocumentSummary | null;
}

/** The files of a conversation. */
export interface FilesState {
  /** What the server has, the newest first. */
  documents: readonly DocumentSummary[];
  /** What there is to be seen of above the message box. */
  chips: readonly FileChip[];
}

export const NO_FILES: FilesState = { documents: [], chips: [] };

export type ChipTone = 'busy' | 'good' | 'bad';

export const nameOf = ({ file_name: fileName, title }: DocumentSummary): string => fileName ?? title;

/** Whether it is still on its way in: no reply draws on it yet. */
export const isUnread = ({ state }: DocumentSummary): boolean =>
  state === 'pending' || state === 'processing';

/** `busy`: it is sent or read at the moment; `bad`: it was refused, or could not be read. */
export function toneOf({ upload, document }: FileChip): ChipTone {
  if (document) return isUnread(document) ? 'busy' : document.state === 'ready' ? 'good' : 'bad';
  return upload?.state.kind === 'refused' ? 'bad' : 'busy';
}

/** Of the chips, those that are on their way. */
export function busyKeys({ chips }: FilesState): readonly string[] {
  return chips.filter((chip) => toneOf(chip) === 'busy').map(({ key }) => key);
}

/** Where the files are that something waits for: `bad` once all has come to an end and some of it came to nothing. */
export function toneOfAll({ chips }: FilesState, keys: ReadonlySet<string>): ChipTone {
  const tones = chips.filter(({ key }) => keys.has(key)).map(toneOf);
  if (tones.includes('busy')) return 'busy';
  return tones.includes('bad') ? 'bad' : 'good';
}
