import fc from 'fast-check';
import { type OpenApi, type Parameter, resolve } from './openapi.js';
import { strangeString } from './strange-values.js';
import { validValue } from './valid-values.js';
import { type Kind } from './world.js';

/** Text for a place in a request: as it stands, or the id of something that exists when it is sent. */
export type Text = { text: string } | { real: Kind; index: number; suffix: string };

const REAL_PARAMETERS: Record<string, Kind> = {
  conversation_id: 'conversation_id',
  run_id: 'run_id',
  message_id: 'message_id',
  document_id: 'document_id',
  file_id: 'file_id',
  share_id: 'share_id',
  secret: 'secret',
  template_id: 'template_id',
  application_id: 'application_id',
  before: 'message_id',
  cursor: 'cursor',
  after: 'run_id',
  'Last-Event-ID': 'run_id',
};

/** Path segments as they go over the wire. */
const STRANGE_SEGMENTS = [
  '%zz',
  '%',
  '%2F',
  '..%2f..%2fetc%2fpasswd',
  '.',
  '..',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%c3%28',
  '%20',
  '%0d%0aSet-Cookie:a=b',
  '%F0%9F%91%A9',
  '*',
  ';',
  ':conversation_id',
  "'or'1'='1",
  'conv_',
  `conv_${'0'.repeat(32)}`,
  'constructor',
  '__proto__',
  'a'.repeat(8_000),
];

/** A part of the path. */
export function segment(name: string): fc.Arbitrary<Text> {
  const strange = fc.oneof(
    fc.constantFrom(...STRANGE_SEGMENTS),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map(encode),
  );
  return fc.oneof(
    { weight: 5, arbitrary: real(name) ?? fc.constant({ text: 'any' }) },
    { weight: 2, arbitrary: strange.map((text) => ({ text })) },
  );
}

/** A parameter of the query: mostly once, at times twice or not at all. */
export function queryEntries(
  document: OpenApi,
  { name, schema, required }: Parameter,
): fc.Arbitrary<(readonly [string, Text])[] | undefined> {
  const valid = fc.oneof(
    ...[
      real(name),
      validValue(document, resolve(document, schema), name).map((value) => ({ text: String(value) })),
    ].filter((arbitrary) => arbitrary !== undefined),
  );
  const strange = fc.oneof(
    strangeString,
    fc.constantFrom('abc', '0', '-1', '1e3', '0x10', '1.5', ' 5', 'true', '[]'),
  );
  const value = fc.oneof(
    { weight: 5, arbitrary: valid },
    { weight: 2, arbitrary: strange.map((text) => ({ text: text.slice(0, 2_000) })) },
  );
  const entries = fc
    .array(value, { minLength: 1, maxLength: 2, size: 'xsmall' })
    .map((values) => values.map((text) => [name, text] as const));
  const once = value.map((text) => [[name, text] as const]);
  const given = fc.oneof({ weight: 6, arbitrary: once }, { weight: 1, arbitrary: entries });
  return fc.oneof(
    { weight: required ? 9 : 1, arbitrary: given },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

export function header(name: string): fc.Arbitrary<Text | undefined> {
  const latin = fc.string({
    // DEL is no character of a header: a client cannot even send it.
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
  });
  const strange = fc.oneof(
    latin,
    fc.constantFrom('0', '1', 'first key', 'key-1', 'key-2', 'a'.repeat(256), ':', '-1'),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    {
      weight: 2,
      arbitrary: real(name) ?? fc.constantFrom('key-1', 'key-2', 'key-3').map((text) => ({ text })),
    },
    { weight: 1, arbitrary: strange.map((text) => ({ text: text.trim() })) },
  );
}

function real(name: string): fc.Arbitrary<Text> | undefined {
  const kind = REAL_PARAMETERS[name];
  if (kind === undefined) return undefined;
  const suffix =
    kind === 'run_id' && name !== 'run_id' ? fc.nat(12).map((seq) => `:${seq}`) : fc.constant('');
  return fc.record({ real: fc.constant(kind), index: fc.nat(), suffix });
}

/** Something that is there, for a part of the path. */
export function existing(name: string): Text {
  const kind = REAL_PARAMETERS[name];
  return kind === undefined ? { text: 'any' } : { real: kind, index: 0, suffix: '' };
}

/** Half of a character cannot be percent-encoded: it goes as U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
