import { aManifest } from './testing/a-manifest.js';
import { toChatRequest } from './to-chat-request.js';

describe('what is sent to the model', () => {
  it('is what the manifest says', () => {
    const manifest = aManifest('It is free.');

    expect(toChatRequest(manifest)).toEqual({
      messages: manifest.messages,
      passages: [{ number: 1, documentId: 'doc_1', title: 'Document 1', text: 'It is free.' }],
      knowledgeSearched: true,
      temperature: 0.7,
      maxTokens: 1024,
      timeoutMs: 300_000,
    });
  });
});
