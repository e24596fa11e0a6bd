import { ConversationLibrary } from '../conversation-library.js';
import { type DocumentSummary } from '../documents/document.js';

/** Files of conversations, which are those that the test puts there. */
export class FakeConversationLibrary extends ConversationLibrary {
  readonly documents: DocumentSummary[] = [];

  constructor() {
    const nothing = undefined as never;
    super(nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing);
  }

  override list(): Promise<DocumentSummary[]> {
    return Promise.resolve(this.documents);
  }

  /** A file by its name; it has been read. */
  put(id: string, fileName: string): void {
    this.documents.push({
      ...{ id, fileName, title: fileName, applicationId: 'app', category: 'help', metadata: {} },
      ...{ contentHash: '', state: 'ready', failure: null, warnings: [], enabled: true, version: 1 },
      ...{ mediaType: 'text/plain', characters: 1, passages: 1, createdAt: 0, updatedAt: 0 },
    });
  }
}
