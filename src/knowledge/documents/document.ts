import { type JsonObject } from '../../common/json.js';

/** A text that an application's replies may draw on. Times are epoch milliseconds. */
export interface KnowledgeDocument {
  id: string;
  applicationId: string;
  title: string;
  content: string;
  category: string;
  metadata: JsonObject;
  /** SHA-256 of title and content, in hex. */
  contentHash: string;
  createdAt: number;
  updatedAt: number;
}

/** What a document is made from. */
export type NewDocument = Pick<KnowledgeDocument, 'applicationId' | 'title' | 'content' | 'category'> & {
  metadata?: JsonObject | undefined;
};

/** The piece of a document that is found and cited. Offsets are UTF-16 code units of the content. */
export interface Passage {
  id: string;
  applicationId: string;
  /** What the index calls it: unique within the application. */
  number: number;
  documentId: string;
  /** 0, 1, 2 … within the document. */
  ordinal: number;
  startOffset: number;
  endOffset: number;
  text: string;
}

/** A place in a list of documents: what the document before it was sorted by. */
export interface DocumentPlace {
  at: number;
  id: string;
}

/** Which documents a list shows, the newest first. */
export interface DocumentFilter {
  applicationId: string;
  /** Start after this place. */
  after?: DocumentPlace | undefined;
  limit: number;
}

export interface DocumentPage {
  documents: KnowledgeDocument[];
  /** Where the next page starts; absent on the last. */
  next: DocumentPlace | undefined;
}
