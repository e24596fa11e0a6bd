import fc from 'fast-check';
import { inverseFrequency } from './search/bm25.js';
import { type NewDocument } from './documents/document.js';
import { indexTerms } from './search/passage-terms.js';
import { type DocumentHit } from './search/search-result.js';
import { KnowledgeFixture } from './testing/knowledge-fixture.js';

const BANK = 'app_retail_banking';

describe('KnowledgeManager', () => {
  let fixture: KnowledgeFixture;

  beforeEach(async () => {
    fixture = await KnowledgeFixture.create();
  });

  afterEach(async () => {
    await fixture.close();
  });

  const add = (content: string, more: Partial<NewDocument> = {}) =>
    fixture.knowledge.addDocument({ title: 'Title', category: 'c', applicationId: BANK, content, ...more });
  const search = (query: string, topK = 5, applicationId = BANK) =>
    fixture.knowledge.search({ applicationId, turns: [{ role: 'user', text: query }], topK });
  const contents = (hits: DocumentHit[]) => hits.map(({ document }) => document.content);
  const rowsOf = (table: 'posting' | 'term_statistic' | 'passage') =>
    fixture.database.query.selectFrom(table).selectAll().execute();

  describe('documents', () => {
    it('are kept as they were given', async () => {
      const document = await add('Some text.', { metadata: { source: 'handbook' } });

      expect(await fixture.knowledge.getDocument(document.id)).toEqual(document);
      expect(document).toMatchObject({ metadata: { source: 'handbook' }, createdAt: fixture.clock.nowMs });
      expect(document.contentHash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('have the same hash for the same text only', async () => {
      const hash = async (title: string, content: string) => (await add(content, { title })).contentHash;

      expect(await hash('a', 'b c')).toBe(await hash('a', 'b c'));
      expect(await hash('a', 'b c')).not.toBe(await hash('a b', 'c'));
    });

    it('are listed by application, the newest first, page by page', async () => {
      for (const title of ['one', 'two', 'three']) {
        await add('Text.', { title });
        fixture.clock.nowMs += 1;
      }
      await add('foreign', { applicationId: 'other' });

      const first = await fixture.catalogue.list({ applicationId: BANK, limit: 2 });
      const second = await fixture.catalogue.list({
        applicationId: BANK,
        limit: 2,
        after: first.next,
      });

      expect(first.documents.map(({ title }) => title)).toEqual(['three', 'two']);
      expect(second.documents.map(({ title }) => title)).toEqual(['one']);
      expect(second.next).toBeUndefined();
    });

    it('know their passages, with the place of each in the text', async () => {
      const content = Array.from({ length: 90 }, (_, index) => `Sentence number ${index} of a text.`).join(
        ' ',
      );
      const document = await add(`\n${content}`);

      const passages = await fixture.catalogue.passagesOf(document.id);

      expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index));
      expect(passages.length).toBeGreaterThan(1);
      for (const { text, startOffset, endOffset } of passages) {
        expect(document.content.slice(startOffset, endOffset)).toBe(text);
      }
    });

    it('are not there for an unknown id', async () => {
      const refusal = { kind: 'not-found', code: 'document_not_found' };

      await expect(fixture.knowledge.getDocument('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.catalogue.passagesOf('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.library.remove('doc_x')).rejects.toMatchObject(refusal);
    });

    it('leave nothing behind when they are deleted', async () => {
      const kept = await add('Savings accounts earn interest.');
      const before = await Promise.all([rowsOf('posting'), rowsOf('term_statistic')]);
      const score = (await search('savings'))[0]?.score;
      const document = await add('Savings plans for children. '.repeat(200));

      await fixture.library.remove(document.id);

      expect(contents(await search('savings children'))).toEqual([kept.content]);
      expect(await Promise.all([rowsOf('posting'), rowsOf('term_statistic')])).toEqual(before);
      expect(await rowsOf('passage')).toHaveLength(1);
      expect((await search('savings'))[0]?.score).toBe(score);
    });

    it('are one document where the content is the same', async () => {
      const first = await add('Some text.');
      const again = await add('Some text.', { category: 'other' });
      const elsewhere = await add('Some text.', { applicationId: 'other' });

      expect(again).toEqual(first);
      expect(elsewhere.id).not.toBe(first.id);
    });

    it('are found in their new version alone once they are replaced', async () => {
      const { id } = await add('The fee is four pounds.');

      const replaced = await fixture.library.replaceText(id, 'The charge is five pounds.', {});

      expect(replaced).toMatchObject({
        id,
        version: 2,
        state: 'ready',
        content: 'The charge is five pounds.',
      });
      expect(await search('fee four')).toEqual([]);
      expect(contents(await search('charge'))).toEqual(['The charge is five pounds.']);
      expect(await rowsOf('passage')).toHaveLength(1);
    });

    it('are found by their new title', async () => {
      const { id } = await add('Four pounds.', { title: 'Fees' });

      await fixture.library.change(id, { title: 'Charges', category: 'prices' });

      expect(await search('fees')).toEqual([]);
      expect((await search('charges'))[0]?.document).toMatchObject({
        id,
        title: 'Charges',
        category: 'prices',
      });
    });

    it('are not found while they are disabled, and change no score', async () => {
      await add('Savings accounts earn interest.');
      const before = await search('savings');
      const { id } = await add('Savings plans.');

      await fixture.library.change(id, { enabled: false });
      expect(await search('savings')).toEqual(before);
      await fixture.library.change(id, { title: 'Still hidden' });
      expect(await search('savings')).toEqual(before);

      await fixture.library.change(id, { enabled: true });
      expect((await search('savings')).map(({ document }) => document.id)).toContain(id);
      expect((await search('hidden')).map(({ document }) => document.id)).toEqual([id]);
    });
  });

  describe('search', () => {
    it('ranks by BM25 with the title counted double', async () => {
      const documents = [
        { title: 'Savings', content: 'Interest is paid monthly to savings customers.' },
        { title: 'Cards', content: 'A card for savings, payments and more, with interest on what is owed.' },
        { title: 'Loans', content: 'Borrow money.' },
      ];
      for (const document of documents) await add(document.content, document);

      const hits = await search('savings interest');

      const passages = documents.map(({ title, content }) => indexTerms(title, content, 'en'));
      const average = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
      const expected = passages.slice(0, 2).map(({ frequencies, length }) => {
        const norm = 1.2 * (0.25 + (0.75 * length) / average);
        const part = (frequency: number) => (inverseFrequency(3, 2) * 2.2 * frequency) / (frequency + norm);
        return part(frequencies.get('save') ?? 0) + part(frequencies.get('interest') ?? 0);
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

  it('finds the new text of what is replaced between ranking and reading', async () => {
    const { id } = await add('The fee is four pounds.');
    const { applications } = fixture;
    const replaceOnce = async (): Promise<void> => {
      // The settings are read between the two.
      applications.getSettings = () => Promise.resolve(applications.settings);
      await fixture.library.replaceText(id, 'The fee is now five pounds.', {});
    };
    const replaceMeanwhile = (): void => {
      applications.getSettings = () => replaceOnce().then(() => applications.settings);
    };

    replaceMeanwhile();
    expect(contents(await search('fee'))).toEqual(['The fee is now five pounds.']);

    await fixture.library.replaceText(id, 'The fee is four pounds.', {});
    replaceMeanwhile();
    const turns = [{ role: 'user' as const, text: 'fee' }];
    const { passages } = await fixture.knowledge.retrieve({ applicationId: BANK, turns, topK: 3 });
    expect(passages.map(({ passage }) => passage.text)).toEqual(['The fee is now five pounds.']);
  });

  describe('retrieve', () => {
    const turns = [
      { role: 'user' as const, text: 'Tell me about savings accounts' },
      { role: 'assistant' as const, text: 'They earn interest.' },
    ];

    beforeEach(() => fixture.loadSamples());

    it('answers passages to cite', async () => {
      const { passages, retrieval } = await fixture.knowledge.retrieve({
        applicationId: BANK,
        turns: [{ role: 'user', text: 'How do I open an account?' }],
        topK: 3,
      });
      const [best] = passages;

      expect(best).toMatchObject({
        document: { title: 'Account Opening Requirements', category: 'procedures' },
        passage: { startOffset: 0 },
      });
      expect(best?.passage.text).toHaveLength(best!.passage.endOffset);
      expect(retrieval.fused[0]).toMatchObject({ documentId: best!.document.id, score: best!.score });
    });

    it('reads a follow-up in the light of what was said before', async () => {
      const retrieve = async (history: typeof turns) => {
        const { passages } = await fixture.knowledge.retrieve({
          applicationId: BANK,
          turns: [...history, { role: 'user', text: 'And the minimum?' }],
          topK: 1,
        });
        return passages[0]?.document.title;
      };

      expect(await retrieve(turns)).toBe('Savings Account Information');
      expect(await retrieve([{ role: 'user', text: 'ATM and overdraft' }])).toBe('Checking Account Features');
    });
  });

  describe('sample documents', () => {
    it('are there from the first start on, once', async () => {
      await fixture.loadSamples();
      await fixture.loadSamples();

      const { documents } = await fixture.catalogue.list({ applicationId: BANK, limit: 10 });
      expect(documents.map(({ title }) => title).sort()).toEqual([
        'Account Opening Requirements',
        'Checking Account Features',
        'Savings Account Information',
      ]);
      expect(contents(await search('How do I open an account?'))[0]).toMatch(/^To open an account, you need/);
      expect(await search('Hello! Who are you?')).toEqual([]);
      expect(await search('How are you?')).toEqual([]);
    });

    it('stay deleted', async () => {
      await fixture.loadSamples();
      const { documents } = await fixture.catalogue.list({ applicationId: BANK, limit: 10 });
      for (const { id } of documents) await fixture.library.remove(id);

      await fixture.loadSamples();

      expect(await search('savings account')).toEqual([]);
    });
  });
});
