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
    fixture.knowledge.search({ applicationId, query, topK });
  const contents = (hits: DocumentHit[]) => hits.map(({ document }) => document.content);
  const rowsOf = async (table: 'posting' | 'term_statistic' | 'passage', applicationId: string) =>
    fixture.database.query
      .selectFrom(table)
      .selectAll()
      .where('application_id', '=', applicationId)
      .execute();

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
      for (const content of ['one', 'two', 'three']) {
        await add(content);
        fixture.clock.nowMs += 1;
      }
      await add('foreign', { applicationId: 'other' });

      const first = await fixture.knowledge.listDocuments({ applicationId: BANK, limit: 2 });
      const second = await fixture.knowledge.listDocuments({
        applicationId: BANK,
        limit: 2,
        after: first.next,
      });

      expect(first.documents.map(({ content }) => content)).toEqual(['three', 'two']);
      expect(second.documents.map(({ content }) => content)).toEqual(['one']);
      expect(second.next).toBeUndefined();
    });

    it('know their passages, with the place of each in the text', async () => {
      const content = Array.from({ length: 90 }, (_, index) => `Sentence number ${index} of a text.`).join(
        ' ',
      );
      const document = await add(`\n${content}`);

      const passages = await fixture.knowledge.listPassages(document.id);

      expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index));
      expect(passages.length).toBeGreaterThan(1);
      for (const { text, startOffset, endOffset } of passages) {
        expect(document.content.slice(startOffset, endOffset)).toBe(text);
      }
    });

    it('are not there for an unknown id', async () => {
      const refusal = { kind: 'not-found', code: 'document_not_found' };

      await expect(fixture.knowledge.getDocument('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.knowledge.listPassages('doc_x')).rejects.toMatchObject(refusal);
      await expect(fixture.knowledge.deleteDocument('doc_x')).rejects.toMatchObject(refusal);
    });

    it('leave nothing behind when they are deleted', async () => {
      const kept = await add('Savings accounts earn interest.');
      const before = await Promise.all([rowsOf('posting', BANK), rowsOf('term_statistic', BANK)]);
      const score = (await search('savings'))[0]?.score;
      const document = await add('Savings plans for children. '.repeat(200));

      await fixture.knowledge.deleteDocument(document.id);

      expect(contents(await search('savings children'))).toEqual([kept.content]);
      expect(await Promise.all([rowsOf('posting', BANK), rowsOf('term_statistic', BANK)])).toEqual(before);
      expect(await rowsOf('passage', BANK)).toHaveLength(1);
      expect((await search('savings'))[0]?.score).toBe(score);
    });

    it('are not half there when adding one fails', async () => {
      const document = { title: 't', content: 'broken', category: 'c', applicationId: BANK };

      await expect(
        fixture.database.transaction(async () => {
          await fixture.knowledge.addDocument(document);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');

      expect(await search('broken')).toEqual([]);
      expect(await rowsOf('posting', BANK)).toEqual([]);
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

      const passages = documents.map(({ title, content }) => indexTerms(title, content));
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
          await fixture.knowledge.deleteDocument(foreign.id);
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

  describe('retrieve', () => {
    const turns = [
      { role: 'user' as const, text: 'Tell me about savings accounts' },
      { role: 'assistant' as const, text: 'They earn interest.' },
    ];

    beforeEach(() => fixture.samples.onModuleInit());

    it('answers passages to cite', async () => {
      const [best] = await fixture.knowledge.retrieve({
        applicationId: BANK,
        turns: [{ role: 'user', text: 'How do I open an account?' }],
        topK: 3,
      });

      expect(best).toMatchObject({
        title: 'Account Opening Requirements',
        category: 'procedures',
        startOffset: 0,
      });
      expect(best?.text).toHaveLength(best!.endOffset);
    });

    it('reads a follow-up in the light of what was said before', async () => {
      const retrieve = async (history: typeof turns) =>
        fixture.knowledge.retrieve({
          applicationId: BANK,
          turns: [...history, { role: 'user', text: 'And the minimum?' }],
          topK: 1,
        });

      expect((await retrieve(turns))[0]?.title).toBe('Savings Account Information');
      expect((await retrieve([{ role: 'user', text: 'ATM and overdraft' }]))[0]?.title).toBe(
        'Checking Account Features',
      );
    });
  });

  describe('sample documents', () => {
    it('are there from the first start on, once', async () => {
      await fixture.samples.onModuleInit();
      await fixture.samples.onModuleInit();

      const { documents } = await fixture.knowledge.listDocuments({ applicationId: BANK, limit: 10 });
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
      await fixture.samples.onModuleInit();
      const { documents } = await fixture.knowledge.listDocuments({ applicationId: BANK, limit: 10 });
      for (const { id } of documents) await fixture.knowledge.deleteDocument(id);

      await fixture.samples.onModuleInit();

      expect(await search('savings account')).toEqual([]);
    });
  });
});
