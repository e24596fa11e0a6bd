import { FakeConversationLibrary } from '../../knowledge/testing/fake-conversation-library.js';
import { SentFiles } from '../sent-files.js';

/** Files of conversations, which are those that the test puts there. */
export class FakeSentFiles extends SentFiles {
  constructor(private readonly there = new FakeConversationLibrary()) {
    super(there);
  }

  put(id: string, fileName: string): void {
    this.there.put(id, fileName);
  }
}
