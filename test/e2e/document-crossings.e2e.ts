import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { DocumentCatalogue } from '../../src/knowledge/documents/document-catalogue.js';
import { DOCUMENTS, type Document, useDocuments } from '../support/documents-suite.js';
import { expectProblem } from '../support/problem.js';

describe('a document', () => {
  const suite = useDocuments();

  /** Has a document deleted right after the next request has found it. */
  function deleteOnceFound(): void {
    const catalogue = suite.platform.app.get(DocumentCatalogue);
    const get = catalogue.get.bind(catalogue);
    catalogue.get = async (id) => {
      catalogue.get = get;
      const found = await get(id);
      await suite.http.delete(`${DOCUMENTS}/${id}`).expect(204);
      return found;
    };
  }

  it.each(['a file', 'a text'])('that goes while %s is to take its place is not found', async (what) => {
    const { id } = await suite.add('The old one.');
    deleteOnceFound();
    const request = suite.http.put(`${DOCUMENTS}/${id}`);
    const response = await (what === 'a file'
      ? request.attach('file', Buffer.from('The new one.'), 'new.md')
      : request.send({ content: 'The new one.' }));
    expectProblem(response, { status: 404, code: 'document_not_found' });
  });

  it('that is replaced several times at once has a version of its own for each', async () => {
    const { id } = await suite.add('The old one.');
    const put = (content: string) => suite.http.put(`${DOCUMENTS}/${id}`).send({ content });
    await Promise.all(['one', 'two', 'three'].map((name) => put(`The new one, ${name}.`).expect(200)));
    expect((await put('The last one.').expect(200)).body).toMatchObject({
      version: 5,
      content: 'The last one.',
    });
  });

  it('that is deleted while it is replaced and renamed comes before or after that, and is gone', async () => {
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, index) => suite.add(`The old one, ${index}.`)),
    );
    const answers = await Promise.all(
      ids.map(async ({ id }, index) => {
        const path = `${DOCUMENTS}/${id}`;
        const replaced =
          index % 2 === 0
            ? suite.http.put(path).send({ content: `The new one, ${index}.` })
            : suite.http.put(path).attach('file', Buffer.from(`The new one, ${index}.`), 'new.md');
        const changes = [replaced, suite.http.patch(path).send({ title: 'New' })];
        // Not always the last.
        const deleted = suite.http.delete(path);
        const all = await Promise.all(index % 3 === 0 ? [deleted, ...changes] : [...changes, deleted]);
        return all.map(({ status }) => status);
      }),
    );

    for (const [index, statuses] of answers.entries()) {
      const [deleted, ...changes] = index % 3 === 0 ? statuses : [statuses.at(-1), ...statuses.slice(0, -1)];
      expect(deleted).toBe(204);
      for (const status of changes) expect([200, 202, 404]).toContain(status);
    }
    for (const { id } of ids) await suite.http.get(`${DOCUMENTS}/${id}`).expect(404);
  });

  it('has a name of one line, whatever its file is called', async () => {
    const { body } = await suite.upload('Fees.', { name: 'a%0D%0AX-Evil: 1\u2028b\u0085.md' }).expect(202);
    expect((body as Document).file_name).toBe('a X-Evil: 1 b .md');
  });

  it('whose sender goes before its end leaves nothing, and no trace in the log', async () => {
    const logged: unknown[] = [];
    const nothing = (): void => undefined;
    const error = (message: unknown): void => void logged.push(message);
    Logger.overrideLogger({ log: nothing, warn: nothing, error });
    const upload = httpRequest(`${suite.platform.url}${DOCUMENTS}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 100_000 },
    });
    upload.on('error', nothing);
    const arrived = once(suite.platform.app.getHttpServer() as NodeJS.EventEmitter, 'request');
    upload.write(
      '--b\r\ncontent-disposition: form-data; name="application_id"\r\n\r\napp\r\n' +
        '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText',
    );
    const [request] = (await arrived) as [NodeJS.EventEmitter];
    const gone = new Promise((resolve) => request.once('close', resolve));
    upload.destroy();
    await gone;
    await suite.add('Another.');
    expect(logged).toEqual([]);
    Logger.overrideLogger(false);
  });
});
