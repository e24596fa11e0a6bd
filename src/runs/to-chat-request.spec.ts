import { aManifest } from './testing/a-manifest.js';
import { toChatRequest } from './to-chat-request.js';

describe('what is sent to the model', () => {
  it('is what the manifest says', () => {
    const manifest = aManifest('It is free.');

    expect(toChatRequest(manifest, { text: '', uncounted: 0 })).toEqual({
      messages: manifest.messages,
      passages: [{ number: 1, documentId: 'doc_1', title: 'Document 1', text: 'It is free.' }],
      knowledgeSearched: true,
      temperature: 0.7,
      maxTokens: 1024,
      timeoutMs: 300_000,
    });
  });

  it('is also what there is of a reply, and how much of that does not count', () => {
    const manifest = aManifest('It is free.');

    expect(toChatRequest(manifest, { text: 'It is', uncounted: 0 }).continuation).toEqual({ text: 'It is' });
    expect(toChatRequest(manifest, { text: 'It is', uncounted: 3 }).continuation).toEqual({
      text: 'It is',
      uncounted: 3,
    });
  });
});
