import { type Document, DOCUMENTS, DAMAGED, useDocuments, UNKNOWN } from '../support/documents-suite.js';
import { expectProblem } from '../support/problem.js';

describe('documents', () => {
  const suite = useDocuments();
  const { add, contents, follow, search, upload } = suite;

  const explain = async (id: string, query: string, more: object = {}): Promise<Record<string, unknown>> => {
    const request = { application_id: suite.application, query, document_id: id, ...more };
    return (await suite.http.post('/v1/knowledge/explain').send(request).expect(200)).body as Record<
      string,
      unknown
    >;
  };

  describe('explained', () => {
    it('say that they are found, and by which words', async () => {
      const { id } = await add('Savings earn interest.');
      const [found] = await search('savings interest');

      const explanation = await explain(id, 'savings interest');

      expect(explanation).toMatchObject({ found: true, rank: 1, passes_filter: true, passages_found: 1 });
      expect(explanation.reason).toMatch(/^It is found, as number 1\b/);
      const [passage] = explanation.passages as { score: number; rank: number; terms: { score: number }[] }[];
      expect(passage?.score).toBeCloseTo(found!.score, 9);
      expect(passage?.terms.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(found!.score, 9);
    });

    it('say why they are not', async () => {
      const { id } = await add('Savings earn interest.');
      await add('Savings, savings.', { title: 'Savings' });
      const reason = async (query: string, more: object = {}, documentId = id): Promise<unknown> => {
        const explanation = await explain(documentId, query, more);
        expect(explanation).toMatchObject({ found: false, rank: null });
        return explanation.reason;
      };

      expect(await reason('zebra')).toMatch(/^Nothing is found/);
      expect(await reason('savings', { top_k: 1 })).toMatch(/not among the first 1 .* number 2 of 2/);
      expect(await reason('title', { filter: { category: 'other' } })).toMatch(/filter/);
      expect(await reason('savings', {}, UNKNOWN)).toMatch(/no such document/);
      const other = await add('Loans.', { title: 'Loans' });
      expect(await reason('savings', {}, other.id)).toMatch(/none of its passages/);
      await suite.http.patch(`${DOCUMENTS}/${id}`).send({ enabled: false }).expect(200);
      expect(await reason('savings')).toMatch(/disabled/);
      const { body } = await upload(DAMAGED, { name: 'damaged.pdf' }).expect(202);
      await follow((body as Document).id);
      expect(await reason('savings', {}, (body as Document).id)).toMatch(/failed/);
    });

    it('tell nothing of another application’s, not even that it is there', async () => {
      const { id } = await add('Savings.', { application_id: `${suite.application}_other` });
      await add('Savings.');

      const foreign = await explain(id, 'savings');

      expect(foreign).toEqual(await explain(UNKNOWN, 'savings'));
      expect(foreign).toMatchObject({ document: null, found: false, passages: [] });
    });
  });

  describe('searched by a conversation', () => {
    const messages = [
      { role: 'user', content: 'Tell me about savings accounts' },
      { role: 'assistant', content: 'They earn interest.' },
      { role: 'user', content: 'And what do they cost?' },
    ];

    it('are found by what was said before', async () => {
      await add('Cards cost four pounds.');
      await add('A savings account costs nothing.');

      const found = await search('', { query: undefined, messages });

      expect(found[0]?.content).toBe('A savings account costs nothing.');
      expect(await contents('what do they cost?')).toHaveLength(2);
    });

    it.each([
      ['both', { query: 'a', messages }, ['query', 'messages']],
      ['neither', {}, ['query']],
      ['no messages', { messages: [] }, ['messages']],
      ['no question', { messages: messages.slice(1, 2) }, ['messages']],
      ['an unknown role', { messages: [{ role: 'tool', content: 'a' }] }, ['messages.0.role']],
      ['a message without content', { messages: [{ role: 'user' }] }, ['messages.0.content']],
      ['a text as message', { messages: ['a'] }, ['messages.0']],
      [
        'an unknown field in a message',
        { messages: [{ role: 'user', content: 'a', id: 1 }] },
        ['messages.0.id'],
      ],
      ['an unknown field in the filter', { query: 'a', filter: { colour: 'red' } }, ['filter.colour']],
      [
        'an unknown operator',
        { query: 'a', filter: { metadata: { 'a.b': { like: 1 } } } },
        ['filter.metadata.a.b.like'],
      ],
      ['a list as filter', { query: 'a', filter: [] }, ['filter']],
    ])('take not %s', async (_, body, fields) => {
      const request = { application_id: suite.application, ...body };
      for (const route of ['search', 'explain']) {
        const response = await suite.http
          .post(`/v1/knowledge/${route}`)
          .send(route === 'search' ? request : { ...request, document_id: UNKNOWN });
        expectProblem(response, { status: 422, code: 'validation_failed', fields });
      }
    });
  });
});
