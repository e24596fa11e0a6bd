import fc from 'fast-check';
import { inverseFrequency } from './index/words/bm25.js';
import { indexTerms } from './documents/passages/passage-terms.js';
import { type RankedText, Reranker } from '../models/reranking/reranker.js';
import { add, BANK, contents, fixture, open, search } from './testing/bank-knowledge.js';
import { KnowledgeFixture } from './testing/knowledge-fixture.js';

describe('KnowledgeManager', () => {
  beforeEach(open);
  afterEach(() => fixture.close());

  describe('search', () => {
    it('ranks by BM25 over the title and the text', async () => {
      const documents = [
        { title: 'Savings', content: 'Interest is paid monthly to savings customers.' },
        { title: 'Cards', content: 'A card for savings, payments and more, with interest on what is owed.' },
        { title: 'Loans', content: 'Borrow money.' },
      ];
      for (const document of documents) await add(document.content, document);

      const hits = await search('savings interest');

      const passages = documents.map(({ title, content }) => indexTerms(title, content, 'en'));
      const average = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
      const expected = passages.slice(0, 2).map(({ frequencies, title, length }) => {
        const part = (term: string) => {
          const inText = (frequencies.get(term) ?? 0) / (0.25 + (0.75 * length) / average);
          const together = inText + (4 * (title.get(term) ?? 0)) / 16;
          return (inverseFrequency(3, 2) * 2.2 * together) / (together + 1.2);
        };
        return part('save') + part('interest');
      });
      expect(hits.map(({ document }) => document.title)).toEqual(['Savings', 'Cards']);
      hits.forEach(({ score }, index) => {
        expect(score).toBeCloseTo(expected[index]!, 9);
      });
    });

    it('says where the words stand that were looked for', async () => {
      const document = await add('First words. An account is opened by opening it.', { title: 'Opening' });

      const [hit] = await search('how to open accounts');

      const passage = hit!.passages[0]!;
      expect(passage.passage).toMatchObject({ documentId: document.id, startOffset: 0 });
      expect(passage.highlights.map(([start, end]) => passage.passage.text.slice(start, end))).toEqual([
        'account',
        'opened',
        'opening',
      ]);
    });

    it('answers each document once, by its best passage, with at most three', async () => {
      const filler = 'Nothing but words that fill the page. '.repeat(40);
      const long = await add(Array.from({ length: 8 }, (_, n) => `${filler} zebra ${n}.`).join('\n\n'));
      const short = await add(`${filler} A zebra crossing.`);

      const hits = await search('zebra', 2);

      expect(hits.map(({ document }) => document.id).sort()).toEqual([long.id, short.id].sort());
      for (const { score, passages } of hits) {
        expect(score).toBe(passages[0]?.score);
        expect(passages.length).toBeLessThanOrEqual(3);
      }
      expect(await search('zebra', 1)).toHaveLength(1);
    });

    it('strips punctuation and takes any form of a word', async () => {
      await add('Fees: none!');

      expect(await search('"fee"?')).toHaveLength(1);
    });

    it('finds nothing where nothing is shared', async () => {
      await add('You need an account to be a customer.');

      expect(await search('zebra')).toEqual([]);
      expect(await search('?!')).toEqual([]);
      expect(await search('Where is the zebra that you need?', 5, 'empty')).toEqual([]);
    });

    it('does not count question words as something shared, unless that is all of the question', async () => {
      await add('You are a customer.');
      await add('Who are you? A bank.');

      expect(await search('Who are you, zebra?')).toEqual([]);
      expect(contents(await search('Who are you?'))).toEqual(['Who are you? A bank.']);
    });

    it('is one application wide: others neither show nor change a score', async () => {
      const mine = await add('Savings accounts earn interest.');
      await add('Checking accounts do not.');
      const before = await search('savings interest accounts');
      const text = fc.constantFrom('savings', 'interest', 'accounts', 'zebra', 'you');

      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (words) => {
          const foreign = await add(words.join(' '), { applicationId: 'other', title: words[0]! });
          expect(await search('savings interest accounts')).toEqual(before);
          expect(await search('zebra')).toEqual([]);
          await fixture.library.remove(foreign.id);
          expect(await search('savings interest accounts')).toEqual(before);
        }),
        { numRuns: 25 },
      );
      expect(before[0]?.document.id).toBe(mine.id);
    });

    it('is exact however many passages and terms there are', async () => {
      const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`);
      await add(words.join(' '));
      for (let index = 0; index < 30; index += 1) await add(`A small note on word${index}.`);

      const [best] = await search('word7');

      expect(best?.document.content).toBe('A small note on word7.');
      expect(await search(words.slice(0, 60).join(' '), 50)).toHaveLength(31);
    });
  });

  it('finds the new text of what is replaced while a model puts what was found in order', async () => {
    const reranker = new ReplacingReranker();
    const ordered = await KnowledgeFixture.create('en', { reranker });
    const document = { applicationId: BANK, title: 'Fees', category: 'c' };
    const { id } = await ordered.knowledge.addDocument({ ...document, content: 'The fee is four pounds.' });
    await ordered.knowledge.addDocument({ ...document, content: 'No fee for the other one.' });
    const replaceOnce = async (): Promise<void> => {
      reranker.meanwhile = undefined;
      await ordered.library.replaceText(id, 'The fee is now five pounds.', {});
    };
    reranker.meanwhile = replaceOnce;
    const turns = [{ role: 'user' as const, text: 'fee' }];

    const { hits } = await ordered.knowledge.search({ applicationId: BANK, turns, topK: 5 });

    expect(contents(hits).toSorted()).toEqual(['No fee for the other one.', 'The fee is now five pounds.']);
    reranker.meanwhile = replaceOnce;
    const { passages } = await ordered.knowledge.retrieve({ applicationId: BANK, turns, topK: 3 });
    // What a reply is given is of one moment, and says which: another version may have come since.
    expect(passages.find((each) => each.document.id === id)).toMatchObject({
      passage: { text: 'The fee is now five pounds.' },
      document: { version: 2 },
    });
    await ordered.close();
  });
});

/** Leaves the order as it is, and lets things happen meanwhile. */
class ReplacingReranker extends Reranker {
  override readonly id = 'replacing';
  meanwhile: (() => Promise<void>) | undefined;

  override async rerank(_question: string, texts: readonly string[]): Promise<RankedText[]> {
    await this.meanwhile?.();
    return texts.map((_, index) => ({ index, score: 1 - index / 100 }));
  }
}
