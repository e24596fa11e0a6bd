import { type JsonObject } from '../../common/json.js';

/**
 * `pending` waits to be read for the first time, `processing` is being read; `ready` can be found, and stays so while a
 * next version is taken in; `failed` never could be read.
 */
export const DOCUMENT_STATES = ['pending', 'processing', 'ready', 'failed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Why a document, or its next version, could not be taken in. */
export interface DocumentFailure {
  /** Stable, such as `document_unreadable`. */
  code: string;
  detail: string;
}

/** What is missing of the text that a file was read to. */
export interface DocumentWarning {
  /** Stable, such as `pages_without_text`. */
  code: string;
  detail: string;
}

/** A text that an application's replies may draw on. Times are epoch milliseconds. */
export interface KnowledgeDocument {
  id: string;
  applicationId: string;
  title: string;
  /** Empty until it has been read from its file. */
  content: string;
  category: string;
  metadata: JsonObject;
  /** SHA-256, in hex: of title and content, or of the file that was uploaded. */
  contentHash: string;
  state: DocumentState;
  /** Of the last version that was sent; what was `ready` before stays so. */
  failure: DocumentFailure | null;
  /** What its text lacks of the file that it is from. */
  warnings: readonly DocumentWarning[];
  /** A disabled document is kept and not found. */
  enabled: boolean;
  /** 1, 2, 3 … with each replacement. */
  version: number;
  mediaType: string;
  fileName: string | null;
  /** The length of its text, in UTF-16 code units. */
  characters: number;
  /** How many passages it has. */
  passages: number;
  createdAt: number;
  updatedAt: number;
}

/** What a list shows of a document: all but its text. */
export type DocumentSummary = Omit<KnowledgeDocument, 'content'>;

/** What a document is made from where its text is known. */
export type NewDocument = Pick<KnowledgeDocument, 'applicationId' | 'title' | 'content' | 'category'> & {
  metadata?: JsonObject | undefined;
};

/** What may be said of a document besides its text. */
export interface DocumentProperties {
  title?: string | undefined;
  category?: string | undefined;
  metadata?: JsonObject | undefined;
}

/** A place in a list of documents: what the document before it was sorted by. */
export interface DocumentPlace {
  at: number;
  id: string;
}

/** Which documents a list shows, the newest first. */
export interface DocumentListing {
  applicationId: string;
  category?: string | undefined;
  state?: DocumentState | undefined;
  enabled?: boolean | undefined;
  /** What their title or the name of their file has in it, whatever the case of its letters. */
  text?: string | undefined;
  /** Start after this place. */
  after?: DocumentPlace | undefined;
  limit: number;
}

/** How many documents an application has; those of a state that is not told are `ready`. */
export type DocumentCounts = Record<'all' | 'disabled' | Exclude<DocumentState, 'ready'>, number>;

export interface DocumentPage {
  documents: DocumentSummary[];
  /** Where the next page starts; absent on the last. */
  next: DocumentPlace | undefined;
}
