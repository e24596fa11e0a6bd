import { type Reply, type SentMessage } from '../../api/types.js';
import { isStored, keyOf, textOf } from './chat-message.js';
import { citationsOf, sourcesOf } from './sources.js';
import { toChatMessages } from './stored-message.js';

const facts = {
  run_id: 'run_1',
  parent_id: null,
  sibling_ids: ['msg_1', 'msg_2'],
  created_at: '2026-03-10T09:00:00.000Z',
};
const sent = (metadata: SentMessage['metadata']): SentMessage => ({
  ...facts,
  id: 'msg_1',
  role: 'user',
  content: 'Hello',
  metadata,
});
const source = {
  number: 1,
  source_id: 'src_1',
  document_id: 'doc_1',
  document_version: 1,
  passage_id: 'psg_1',
  title: 'Rates',
  headings: [],
  quote: 'It pays',
  start: 0,
  end: 7,
  cited: true,
};
const reply = (metadata: Partial<Reply['metadata']> = {}): Reply => ({
  ...facts,
  id: 'msg_2',
  role: 'assistant',
  content: 'It pays [1].',
  metadata: { state: 'completed', knowledge_used: false, sources: [], ...metadata },
});

describe('a stored message of the reader', () => {
  it('is known by the id that the page gave it', () => {
    const [message] = toChatMessages([sent({ client_id: 'mine' })]);
    expect(message).toMatchObject({ id: 'msg_1', role: 'user', metadata: facts });
    expect(keyOf(message!)).toBe('mine');
    expect(isStored(message!)).toBe(true);
  });

  it('tells which files it was sent with', () => {
    const documents = [{ id: 'doc_1', name: 'contract.md' }];
    expect(toChatMessages([{ ...sent({}), documents }])[0]?.metadata).toMatchObject({ documents });
    expect(toChatMessages([sent({})])[0]?.metadata).not.toHaveProperty('documents');
  });

  it('is known by its own where there is none, whatever stands in its place', () => {
    for (const metadata of [{}, { client_id: 7 }, { client_id: null }]) {
      expect(keyOf(toChatMessages([sent(metadata)])[0]!)).toBe('msg_1');
    }
  });
});

describe('a stored reply', () => {
  it('has its text and how it ended', () => {
    const error = { code: 'provider_unavailable', detail: 'Away.' };
    const [message] = toChatMessages([reply({ state: 'failed', error })]);
    expect(message?.metadata).toEqual({ ...facts, state: 'failed', error });
    expect(textOf(message!)).toBe('It pays [1].');
    expect(citationsOf(message!)).toBeUndefined();
  });

  it('has what the stream would have brought of its sources and citations', () => {
    const sources = [source, { ...source, number: 2, source_id: 'src_2', cited: false }];
    const [message] = toChatMessages([reply({ sources, invented_citations: [9] })]);
    expect(sourcesOf(message!).map(({ number }) => number)).toEqual([1, 2]);
    expect(citationsOf(message!)).toEqual({ cited: [1], invented: [9] });
  });
});

describe('stored messages', () => {
  it('leave out instructions to the model', () => {
    const rules: SentMessage = { ...sent({}), id: 'msg_0', role: 'system' };
    expect(toChatMessages([rules, sent({}), reply()]).map(({ id }) => id)).toEqual(['msg_1', 'msg_2']);
  });

  it('have themselves alone in their place where no branches are told of', () => {
    const { sibling_ids, ...message } = sent({});
    expect(sibling_ids).toHaveLength(2);
    expect(toChatMessages([message])[0]?.metadata?.sibling_ids).toEqual(['msg_1']);
  });
});
