import { type Response } from 'supertest';
import { archiveFile } from '../../src/knowledge/parsing/testing/archive-file.js';
import { epubFile, odtFile } from '../../src/knowledge/parsing/testing/book-files.js';
import { docxFile, paragraph } from '../../src/knowledge/parsing/testing/docx-file.js';
import { pdfFile } from '../../src/knowledge/parsing/testing/pdf-file.js';
import { box, pptxFile } from '../../src/knowledge/parsing/testing/pptx-file.js';
import { xlsxFile } from '../../src/knowledge/parsing/testing/xlsx-file.js';
import { type Document, DOCUMENTS, DAMAGED, useDocuments } from '../support/documents-suite.js';
import { expectProblem } from '../support/problem.js';

describe('documents', () => {
  const suite = useDocuments({ MAX_UPLOAD_BYTES: '100000' });
  const { contents, follow, get, search, upload } = suite;

  describe('as files', () => {
    it('are accepted, followed to their end, and found', async () => {
      const response = await upload('# Fees\n\nThe card costs four pounds.', {
        ...{ name: 'Gebührenübersicht – März.md', metadata: '{"year":2026}' },
      }).expect(202);
      const accepted = response.body as Document;
      expect(accepted).toMatchObject({
        ...{ application_id: suite.application, category: 'uploads', metadata: { year: 2026 }, version: 1 },
        ...{ file_name: 'Gebührenübersicht – März.md', failure: null, enabled: true },
      });

      const told = await follow(accepted.id);

      const last = told.at(-1)!;
      expect(last).toMatchObject({ id: accepted.id, state: 'ready', progress: null, passage_count: 1 });
      expect(last).not.toHaveProperty('content');
      for (const { state } of told) expect(['pending', 'processing', 'ready']).toContain(state);
      expect(await contents('card')).toEqual(['# Fees\n\nThe card costs four pounds.']);
      const again = await upload('# Fees\n\nThe card costs four pounds.', { name: 'other.md' }).expect(200);
      expect((again.body as Document).id).toBe(accepted.id);
      expect(await follow(accepted.id)).toHaveLength(1);
    });

    it('take title and category from the form', async () => {
      const { body } = await upload('Text.', { title: 'Grüße', category: 'letters' }).expect(202);
      const [last] = (await follow((body as Document).id)).slice(-1);

      expect(last).toMatchObject({ title: 'Grüße', category: 'letters' });
      expect(await contents('grüße')).toEqual(['Text.']);
    });

    const pdf = pdfFile([[{ text: 'The loan costs five percent.', y: 700 }]]);

    it.each<[string, Buffer | Uint8Array | string, string]>([
      ['page.html', '<h1>Loans</h1><script>no</script><p>The loan costs five percent.</p>', 'text/html'],
      ['loans.csv', 'product,price\nloan,five percent\n', 'text/csv'],
      ['loans.docx', docxFile(paragraph('The loan costs five percent.')), ''],
      ['loans.pdf', pdf, 'application/pdf'],
      [
        'loans.pptx',
        pptxFile([{ shapes: box(['Loans'], 'title'), notes: 'The loan costs five percent.' }]),
        '',
      ],
      [
        'loans.xlsx',
        xlsxFile([
          {
            name: 'Loans',
            rows: [
              ['Product', 'Cost', 'Since'],
              ['loan', 'five percent', 'May'],
            ],
          },
        ]),
        '',
      ],
      ['loans.odt', odtFile('<text:p>The loan costs five percent.</text:p>'), ''],
      ['loans.rtf', String.raw`{\rtf1 The loan costs five percent.\par}`, 'application/rtf'],
      ['loans.epub', epubFile(['<p>The loan costs five percent.</p>']), ''],
      ['loans.eml', 'Subject: Loans\r\n\r\nThe loan costs five percent.', 'message/rfc822'],
      ['loans.json', '[{"product":"loan","cost":"five percent"}]', 'application/json'],
      ['loans.py', '# what the loan costs\nRATE = "five percent"\n', 'text/x-python'],
    ])('are read from %s', async (name, bytes) => {
      const { body } = await upload(Buffer.from(bytes as string), { name }).expect(202);
      expect((await follow((body as Document).id)).at(-1)).toMatchObject({ state: 'ready', failure: null });

      const [found] = await search('what does the loan cost');

      expect(found).toMatchObject({ id: (body as Document).id, file_name: name });
      expect(found?.content).toMatch(/five percent/);
      expect(found?.content).not.toContain('<');
      for (const { text, start, end } of found!.passages) expect(found!.content.slice(start, end)).toBe(text);
    });

    it.each<[string, Buffer | Uint8Array, string]>([
      ['broken.pdf', Buffer.from(pdf).subarray(0, 60), 'document_unreadable'],
      ['broken.docx', Buffer.from('PK\u0003\u0004 and nothing more'), 'document_unreadable'],
      ['empty.html', Buffer.from('<p> </p>'), 'document_without_text'],
    ])('say what is wrong with %s', async (name, bytes, code) => {
      const { body } = await upload(Buffer.from(bytes), { name }).expect(202);

      expect((await follow((body as Document).id)).at(-1)).toMatchObject({
        state: 'failed',
        failure: { code },
      });
    });

    it.each<[string, Buffer | Uint8Array, string]>([
      ['picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is a picture'],
      ['notes.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is a picture'],
      [
        'old.doc',
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
        'save it as .docx',
      ],
      ['photos.zip', archiveFile({ 'a.jpg': 'x' }), 'unpack it'],
      ['program.txt', Buffer.from('7f454c46020101000000030000003e000100000004', 'hex'), 'is a program'],
      ['notes.xyz', Buffer.from('words'), 'end in .xyz'],
    ])('are refused at once where nothing can be made of %s', async (name, bytes, reason) => {
      const response = await upload(Buffer.from(bytes), { name });

      expectProblem(response, { status: 415, code: 'document_unsupported', fields: ['file'] });
      expect((response.body as { detail: string }).detail).toMatch(
        new RegExp(`${reason}[^]*Supported are plain text, .* and source text\\.$`),
      );
      const { id } = await suite.add('Words.');
      const replaced = await suite.http.put(`${DOCUMENTS}/${id}`).attach('file', Buffer.from(bytes), name);
      expectProblem(replaced, { status: 415, code: 'document_unsupported', fields: ['file'] });
      const { body: page } = await suite.http.get(DOCUMENTS).query({ application_id: suite.application });
      expect(page).toMatchObject({ data: [{ id, version: 1 }] });
    });

    it('say why they cannot be read', async () => {
      const { body } = await upload(DAMAGED, { name: 'damaged.pdf' }).expect(202);
      const { id } = body as Document;
      const [last] = (await follow(id)).slice(-1);

      expect(last).toMatchObject({
        state: 'failed',
        failure: {
          code: expect.stringMatching(/^document_/) as string,
          detail: expect.stringMatching(/\S/) as string,
        },
      });
      expect(await get(id)).toMatchObject({ state: 'failed', content: '', passage_count: 0 });
      expect((await suite.http.get(`${DOCUMENTS}/${id}/passages`).expect(200)).body).toEqual([]);
      const { body: page } = await suite.http
        .get(DOCUMENTS)
        .query({ application_id: suite.application, state: 'failed' })
        .expect(200);
      expect(page).toMatchObject({ data: [{ id }] });
      await suite.http.delete(`${DOCUMENTS}/${id}`).expect(204);
    });

    it('say what is missing of them, until another version has all', async () => {
      const pages = [[{ text: 'The cover of an agreement.', y: 700 }], []];
      const { body } = await upload(Buffer.from(pdfFile(pages, { image: true })), { name: 'scan.pdf' });
      const { id } = body as Document;
      const [last] = (await follow(id)).slice(-1);

      expect(last).toMatchObject({
        state: 'ready',
        failure: null,
        warnings: [{ code: 'pages_without_text', detail: expect.stringContaining('1 of 2 pages') as string }],
      });
      const { body: page } = await suite.http.get(DOCUMENTS).query({ application_id: suite.application });
      expect((page as { data: unknown[] }).data).toContainEqual(
        expect.objectContaining({ id, warnings: last?.warnings }),
      );
      await suite.http.put(`${DOCUMENTS}/${id}`).send({ content: 'The whole agreement.' }).expect(200);
      expect(await get(id)).toMatchObject({ state: 'ready', warnings: [] });
    });

    it('are read to their content alone, or to all that is on them', async () => {
      const words = 'Pumps are washed on Mondays by those who used them, and dried in the hall, '.repeat(8);
      const page = `<title>Pumps</title><div class="cookie-banner">We use biscuits.</div><ul><li><a href="/">Start</a></ul>
        <article><h1>Pumps</h1><p>${words}</p><p>${words}</p></article><div class="share">Tell your friends</div>`;
      const { body } = await upload(page, { name: 'page.html' }).expect(202);
      await follow((body as Document).id);
      const { content } = await get((body as Document).id);
      const again = await upload(page, { name: 'page.html', keep_everything: 'true' }).expect(202);
      const { id } = again.body as Document;
      await follow(id);

      expect(content).toContain('Pumps are washed');
      expect(content).not.toMatch(/biscuits|Start|friends/);
      expect(id).not.toBe((body as Document).id);
      expect((await get(id)).content).toMatch(/biscuits[^]*Start[^]*Pumps are washed[^]*friends/);
      const wrong = await upload(page, { name: 'page.html', keep_everything: 'perhaps' });
      expectProblem(wrong, { status: 422, code: 'validation_failed', fields: ['keep_everything'] });
    });

    it('keep the server answering, however many come at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => upload(`Loan ${index}.`, { name: `${index}.txt` })),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      const ends = await Promise.all(
        answers.map(async ({ body }) => (await follow((body as Document).id)).at(-1)),
      );

      expect(new Set(ends.map((end) => end?.state))).toEqual(new Set(['ready']));
      expect(await search('loan', { top_k: 50 })).toHaveLength(30);
    });
  });

  describe('in forms that do not fit', () => {
    const form = () => suite.http.post(DOCUMENTS).field('application_id', suite.application);
    const file = Buffer.from('Text.');
    const invalid = (...fields: string[]) => ({ status: 422, code: 'validation_failed', fields });

    it.each<[string, () => PromiseLike<Response>, { status: number; code: string; fields?: string[] }]>([
      ['no file', () => form(), invalid('file')],
      ['a text as file', () => form().field('file', 'text'), invalid('file')],
      [
        'no application',
        () => suite.http.post(DOCUMENTS).attach('file', file, 'a.txt'),
        invalid('application_id'),
      ],
      [
        'metadata that is no JSON',
        () => form().field('metadata', '{a:1}').attach('file', file, 'a.txt'),
        invalid('metadata'),
      ],
      [
        'metadata that is no object',
        () => form().field('metadata', '[1]').attach('file', file, 'a.txt'),
        invalid('metadata'),
      ],
      [
        'metadata with a reserved name',
        () => form().field('metadata', '{"a":{"__proto__":1}}').attach('file', file, 'a.txt'),
        invalid('metadata.a.__proto__'),
      ],
      ['an unknown field', () => form().field('tags', 'a').attach('file', file, 'a.txt'), invalid('tags')],
      [
        'the content of JSON',
        () => form().field('content', 'a').attach('file', file, 'a.txt'),
        invalid('content'),
      ],
      ['a blank title', () => form().field('title', ' ').attach('file', file, 'a.txt'), invalid('title')],
      [
        'a field twice',
        () => form().field('title', 'a').field('title', 'b').attach('file', file, 'a.txt'),
        invalid('title'),
      ],
      [
        'a title that is too long',
        () => form().field('title', 'x'.repeat(501)).attach('file', file, 'a.txt'),
        invalid('title'),
      ],
      [
        'a category that is too long',
        () => form().field('category', 'x'.repeat(200_000)).attach('file', file, 'a.txt'),
        invalid('category'),
      ],
      [
        'two files',
        () => form().attach('file', file, 'a.txt').attach('file', file, 'b.txt'),
        invalid('file'),
      ],
      ['a file by another name', () => form().attach('document', file, 'a.txt'), invalid('document')],
      [
        'more fields than there are',
        () =>
          form().field(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field${index}`, 'a']))),
        { status: 422, code: 'validation_failed', fields: ['body'] },
      ],
      [
        'a file that is too large',
        () => form().attach('file', Buffer.alloc(100_001, 'x'), 'a.txt'),
        { status: 413, code: 'body_too_large' },
      ],
      [
        'no boundary',
        () => suite.http.post(DOCUMENTS).set('content-type', 'multipart/form-data').send('x'),
        { status: 400, code: 'malformed_request' },
      ],
      [
        'an end too early',
        () =>
          suite.http
            .post(DOCUMENTS)
            .set('content-type', 'multipart/form-data; boundary=b')
            .send('--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText'),
        { status: 400, code: 'malformed_request' },
      ],
      [
        'another type',
        () => suite.http.post(DOCUMENTS).set('content-type', 'text/plain').send('Text.'),
        { status: 415, code: 'unsupported_media_type' },
      ],
      [
        'fields in the address’s form',
        () => suite.http.post(DOCUMENTS).type('form').send({ title: 'a' }),
        { status: 415, code: 'unsupported_media_type' },
      ],
    ])('refuses %s', async (_, request, expected) => {
      expectProblem(await request(), expected);
      expect(
        (await suite.http.get(DOCUMENTS).query({ application_id: suite.application })).body,
      ).toMatchObject({
        data: [],
      });
    });
  });
});
