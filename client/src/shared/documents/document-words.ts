import { type DocumentSummary } from '../../api/types.js';
import { type documentsTexts } from '../texts/en/documents.js';

type Texts = ReturnType<typeof documentsTexts.get>;
type RemarkCode = {
  [Key in keyof Texts]: Key extends `${string}_${string}` ? Key : never;
}[keyof Texts];
type Step = NonNullable<DocumentSummary['progress']>;

export type Tone = 'good' | 'busy' | 'bad' | 'off';

/** Whether a document is found, in one word. */
export function stateOf(t: Texts, { state, enabled }: DocumentSummary): { word: string; tone: Tone } {
  if (state === 'failed') return { word: t.failed, tone: 'bad' };
  if (!enabled) return { word: t.disabled, tone: 'off' };
  if (state === 'ready') return { word: t.ready, tone: 'good' };
  return { word: t[state], tone: 'busy' };
}

/** What is being done with a document; null where nothing is. */
export function progressOf(t: Texts, { progress, state }: DocumentSummary): string | null {
  if (progress === null) return null;
  const step = stepWords(t, progress);
  return state === 'ready' ? t.nextVersion({ step }) : step;
}

function stepWords(t: Texts, { stage, done, total }: Step): string {
  switch (stage) {
    case 'waiting':
      return t.waitsToBeRead;
    case 'reading':
      return total > 0 ? t.readingPages({ done, total }) : t.reading;
    case 'indexing':
      return t.indexing;
  }
}

/** What is to be said of a document before anybody relies on it: why it could not be read, and what is missing of it. */
export function remarksOf(
  t: Texts,
  { failure, warnings, state }: DocumentSummary,
): { text: string; bad: boolean }[] {
  const reason = failure && remarkWords(t, failure);
  const failed = reason !== null && {
    text: state === 'failed' ? reason : t.nextVersionFailed({ reason }),
    bad: true,
  };
  return [
    ...(failed ? [failed] : []),
    ...warnings.map((warning) => ({ text: remarkWords(t, warning), bad: false })),
  ];
}

/** What a failure or a warning says: in the language of the page, and in full as the server puts it. */
export function remarkWords(t: Texts, { code, detail }: { code: string; detail: string }): string {
  const words = code in t ? t[code as RemarkCode] : undefined;
  return words?.({ detail }) ?? detail;
}
