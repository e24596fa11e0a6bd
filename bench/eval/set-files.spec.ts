import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSets, readSet } from './set-files.ts';

describe('readSet', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sets-'));
    await write('bank.docs.jsonl', '{"id":"a","title":"Fees","text":"Fees\\nNone."}');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const write = (file: string, ...lines: string[]) => writeFile(join(folder, file), `${lines.join('\n')}\n`);
  const read = () => readSet(folder, 'bank');

  it('reads single questions and conversations, and takes the title line out of the text', async () => {
    await write('intents.intents.jsonl', '{"id":"a","title":"","text":"x"}');
    await write(
      'bank.queries.jsonl',
      '{"id":"1","query":"fees?","relevant":{"a":2}}',
      '',
      '{"id":"2","turns":[{"role":"user","content":"fees?"}],"rewrite":"what fees?","relevant":{}}',
    );
    await write('bank.set.json', '{"language":"de","top_k":20}');

    await expect(listSets(folder)).resolves.toEqual(['bank', 'intents']);
    await expect(read()).resolves.toMatchObject({
      name: 'bank',
      language: 'de',
      topK: 20,
      documents: [{ id: 'a', title: 'Fees', text: 'None.' }],
      queries: [
        { id: '1', turns: [{ role: 'user', content: 'fees?' }], relevant: new Map([['a', 2]]) },
        { id: '2', rewrite: 'what fees?', relevant: new Map() },
      ],
    });
  });

  it('takes the same document twice for one, at the best of its grades', async () => {
    await write(
      'bank.docs.jsonl',
      '{"id":"a","title":"Fees","text":"None."}',
      '{"id":"b","title":"Fees","text":"None."}',
    );
    await write('bank.queries.jsonl', '{"id":"1","query":"fees?","relevant":{"a":1,"b":3}}');

    const { documents, queries } = await read();

    expect(documents.map(({ id }) => id)).toEqual(['a']);
    expect(queries[0]?.relevant).toEqual(new Map([['a', 3]]));
  });

  it.each([
    ['{"id":"1","query":"x","relevant":{"z":1}}', 'z, which is no document'],
    ['{"id":"1","query":"x","relevant":{"a":"high"}}', 'the grade of a must be a number'],
    ['{"id":"1","relevant":{"a":1}}', 'either query or turns'],
    ['{"id":"1","query":"x"}', 'relevant must be an object'],
    ['{"id":"1","turns":[{"role":"assistant","content":"x"}],"relevant":{}}', 'the last turn'],
    ['{"id":"1","turns":[{"role":"boss","content":"x"}],"relevant":{}}', 'role of a turn'],
    ['{"id":"0","query":"x","relevant":{}}', 'id 0 is there twice'],
    ['{"id":', 'JSON'],
  ])('names file and line of what it cannot read: %s', async (line, reason) => {
    await write('bank.queries.jsonl', '{"id":"0","query":"x","relevant":{}}', line);

    await expect(read()).rejects.toThrow(`${join(folder, 'bank.queries.jsonl')}:2: `);
    await expect(read()).rejects.toThrow(reason);
  });

  it('refuses settings that it does not know', async () => {
    await write('bank.queries.jsonl', '{"id":"0","query":"x","relevant":{}}');
    await write('bank.set.json', '{"langauge":"de"}');

    await expect(read()).rejects.toThrow('bank.set.json: langauge: not known here');
  });
});
