import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { applyAll, mutation } from './mutation.js';
import { bodySchema, type OpenApi, type Operation } from './openapi.js';
import { strangeValue, toJsonText } from './strange-values.js';
import { validValue } from './valid-values.js';

const JSON_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
];
const OTHER_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json; charset=nothing',
  'application/vnd.api+json',
  'application/xml',
  ';;;',
];
const MALFORMED = [
  '',
  ' ',
  '{',
  '}',
  'null',
  '1',
  '"text"',
  '[]',
  '[{}]',
  '{"content":}',
  '{"a":1,}',
  "{'a':1}",
  '\u0000',
];

export interface Content {
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

const takesForm = ({ requestBody }: Operation): boolean =>
  requestBody !== undefined && 'multipart/form-data' in requestBody.content;

/** A form with a file: one that can be read, one that is empty or another than it says, one without an end. */
const form: fc.Arbitrary<Content> = fc
  .tuple(
    fc.constantFrom('words.txt', 'words.html', 'words', '', '../words.txt'),
    fc.constantFrom('Open from nine to five.', '<p>Open</p>', '', '%PDF-1.7', '\u0089PNG\r\n'),
    fc.constantFrom('\r\n--x--\r\n', ''),
  )
  .map(([name, text, end]) => ({
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}${end}`,
  }));

export function content(document: OpenApi, operation: Operation): fc.Arbitrary<Content> {
  const schema = bodySchema(operation);
  const json = (text: string): Content => ({ headers: { 'content-type': JSON_TYPES[0]! }, body: text });
  const nothing = fc.constant({ headers: {}, body: undefined });
  if (!schema) {
    if (operation.method === 'GET') return nothing;
    return fc.oneof(
      { weight: takesForm(operation) ? 10 : 0, arbitrary: form },
      { weight: 4, arbitrary: nothing },
      { weight: 1, arbitrary: fc.constantFrom('{}', '[]', '{"a":1}', ...MALFORMED).map(json) },
    );
  }
  const valid = validValue(document, schema);
  const mutated = fc.tuple(valid, fc.array(mutation, { minLength: 1, maxLength: 3 })).map(applyAll);
  const text = valid.map(toJsonText);
  const media = fc.tuple(fc.constantFrom(...JSON_TYPES, ...OTHER_TYPES), text);
  return fc.oneof(
    { weight: 10, arbitrary: text.map(json) },
    { weight: 9, arbitrary: mutated.map(toJsonText).map(json) },
    { weight: 1, arbitrary: strangeValue.map(toJsonText).map(json) },
    { weight: 1, arbitrary: fc.constantFrom(...MALFORMED).map(json) },
    {
      weight: 1,
      arbitrary: fc.tuple(text, fc.nat()).map(([whole, at]) => json(whole.slice(0, at % whole.length))),
    },
    { weight: 2, arbitrary: media.map(([type, body]) => ({ headers: { 'content-type': type }, body })) },
    { weight: 1, arbitrary: text.map((body) => ({ headers: {}, body })) },
    { weight: 1, arbitrary: text.chain(encoded) },
    { weight: 1, arbitrary: nothing },
  );
}

/** Bodies whose bytes are the matter: packed, not quite UTF-8, too large, nested too deep to copy by recursion. */
function encoded(text: string): fc.Arbitrary<Content> {
  const type = { 'content-type': 'application/json' };
  return fc.constantFrom<Content>(
    { headers: { ...type, 'content-encoding': 'gzip' }, body: gzipSync(text) },
    { headers: { ...type, 'content-encoding': 'gzip' }, body: text },
    { headers: { ...type, 'content-encoding': 'nothing' }, body: text },
    {
      headers: type,
      body: Buffer.concat([Buffer.from('{"content":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    },
    { headers: type, body: `\ufeff${text}` },
    { headers: type, body: `{"content":"${'a'.repeat(1_100_000)}"}` },
    { headers: type, body: `{"metadata":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}` },
    { headers: type, body: `${'['.repeat(50_000)}${']'.repeat(50_000)}` },
  );
}
