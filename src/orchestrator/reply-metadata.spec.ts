import { aManifest } from '../runs/testing/a-manifest.js';
import { endingChunks, replyMetadata, type Reply, type ReplyOutcome } from './reply-metadata.js';

const COMPLETED: ReplyOutcome = {
  state: 'completed',
  error: null,
  usage: { inputTokens: 7, outputTokens: 3 },
  finishReason: 'stop',
};
const FAILED: ReplyOutcome = {
  state: 'failed',
  error: { code: 'model_timeout', detail: 'Too late.' },
  usage: null,
  finishReason: null,
};
const CANCELLED: ReplyOutcome = { state: 'cancelled', error: null, usage: null, finishReason: null };
const INTERRUPTED: ReplyOutcome = {
  ...FAILED,
  state: 'interrupted',
  error: { code: 'run_interrupted', detail: 'Shut down.' },
};
const CITATIONS = { cited: [2], invented: [9] };

const complete = (reply: Partial<Reply> = {}): Reply => ({
  outcome: COMPLETED,
  manifest: aManifest('One.', 'Two.'),
  ...reply,
});

describe('what is kept with a reply', () => {
  it('is what was asked, given, cited and made up, and how it ended', () => {
    const metadata = replyMetadata(complete(), CITATIONS);

    expect(metadata).toMatchObject({
      model: 'offline',
      temperature: 0.7,
      knowledge_used: true,
      sources: [
        { number: 1, cited: false },
        { number: 2, cited: true },
      ],
      invented_citations: [9],
      state: 'completed',
      finish_reason: 'stop',
      usage: { input_tokens: 7, output_tokens: 3 },
    });
    expect(metadata).not.toHaveProperty('error');
  });

  it('tells of made-up numbers where nothing was found, and not where nothing was looked for', () => {
    const nothing = { cited: [], invented: [1] };
    const found = complete({ manifest: aManifest() });
    expect(replyMetadata(found, nothing)).toMatchObject({
      knowledge_used: false,
      sources: [],
      invented_citations: [1],
    });
    const unsearched = complete({ manifest: { ...aManifest(), knowledge_searched: false } });
    expect(replyMetadata(unsearched, nothing)).not.toHaveProperty('invented_citations');
  });

  it('is little where the run failed before its manifest', () => {
    expect(replyMetadata(complete({ outcome: FAILED, manifest: null }), { cited: [], invented: [] })).toEqual(
      {
        knowledge_used: false,
        sources: [],
        state: 'failed',
        error: { code: 'model_timeout', detail: 'Too late.' },
      },
    );
  });
});

describe('the end of a log', () => {
  it.each([
    [COMPLETED, ['data-citations', 'finish-step', 'finish']],
    [CANCELLED, ['data-citations', 'message-metadata', 'abort']],
    [FAILED, ['data-citations', 'message-metadata', 'error']],
    [INTERRUPTED, ['data-citations', 'message-metadata', 'error']],
  ])('of a run that is $state tells the citations and what is kept', (outcome, types) => {
    const reply = complete({ outcome });

    const chunks = endingChunks(reply, CITATIONS);

    expect(chunks.map(({ type }) => type)).toEqual(types);
    expect(chunks[0]).toEqual({ type: 'data-citations', data: CITATIONS });
    const [told] = chunks.flatMap((chunk) => ('messageMetadata' in chunk ? [chunk.messageMetadata] : []));
    expect(replyMetadata(reply, CITATIONS)).toMatchObject(told!);
  });

  it('tells no citations where nothing was looked for', () => {
    const manifest = { ...aManifest(), knowledge_searched: false };
    const chunks = endingChunks(complete({ manifest }), CITATIONS);
    expect(chunks.map(({ type }) => type)).toEqual(['finish-step', 'finish']);
  });
});
