import { type Message } from '../sessions/message.js';
import { toSharedMessage } from './shared-message.js';

const source = (number: number) => ({
  ...{
    number,
    source_id: 's',
    document_id: 'doc_1',
    document_version: 1,
    passage_id: 'psg_1',
    start: 0,
    end: 9,
  },
  ...{ title: `Title ${number}`, headings: [], quote: `How ${number} begins …`, cited: true },
});
const place = (number: number, at: number, quote: string) => ({
  ...{ number, at, quote, start: 0, end: 1, headings: [] },
});

const reply = (content: string, metadata: object = {}, runId = 'run_1'): Message => ({
  ...{ id: 'msg_2', conversationId: 'conv_1', parentId: 'msg_1', placed: true, runId, role: 'assistant' },
  ...{ content, createdAt: 0 },
  metadata: { state: 'completed', knowledge_used: true, sources: [], ...metadata },
});
const share = { headMessageId: 'msg_2', headRunId: 'run_1' };

describe('a message as a stranger reads it', () => {
  it('tells of its sources what it quotes, and of none that it does not cite', () => {
    const places = [place(1, 8, 'It pays 2.5%.'), place(1, 20, 'It pays 2.5%.')];
    const message = reply('It pays [1]. It does [1], [2].', {
      sources: [source(1), source(2), source(3)],
      citation_places: places,
    });
    expect(toSharedMessage(message, share, true)?.sources).toEqual([
      { number: 1, title: 'Title 1', quotes: ['It pays 2.5%.'] },
      { number: 2, title: 'Title 2', quotes: ['How 2 begins …'] },
    ]);
    expect(toSharedMessage(message, share, false)?.sources).toEqual([]);
  });

  it('is cut where it ended when it was shared', () => {
    const metadata = {
      sources: [source(1)],
      citation_places: [place(1, 13, 'Secret.')],
      continued_from: [{ run_id: 'run_1', text_to: 7, state: 'interrupted' }],
    };
    const grown = reply('It pays and [1] more', metadata, 'run_2');
    expect(toSharedMessage(grown, share, true)).toMatchObject({ content: 'It pays', sources: [] });
    expect(toSharedMessage(grown, { ...share, headRunId: 'run_2' }, true)?.content).toBe(grown.content);
    expect(toSharedMessage(grown, { ...share, headMessageId: 'msg_9' }, true)?.content).toBe(grown.content);
  });

  it('is left out where nobody knows what of it there was, and where it is no part of the talk', () => {
    expect(toSharedMessage(reply('It pays', {}, 'run_9'), share, true)).toBeUndefined();
    expect(toSharedMessage({ ...reply('Be kind.'), role: 'system' }, share, true)).toBeUndefined();
  });
});
