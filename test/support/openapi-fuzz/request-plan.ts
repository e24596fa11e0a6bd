import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { bodySchema, type OpenApi, type Operation, type Parameter, resolve } from './openapi.js';
import { type RawRequest } from './raw-request.js';
import { objectFrom, strangeKey, strangeString, strangeValue, toJsonText } from './strange-values.js';
import { validValue } from './valid-values.js';
import { type Kind, type World } from './world.js';

/** Text for a place in a request: as it stands, or the id of something that exists when it is sent. */
type Text = { text: string } | { real: Kind; index: number; suffix: string };

/** A request as it was thought out; {@link toRequest} puts the ids in. */
export interface RequestPlan {
  path: Record<string, Text>;
  query: (readonly [string, Text])[];
  headers: Record<string, string | Text>;
  body: string | Buffer | undefined;
}

const REAL_PARAMETERS: Record<string, Kind> = {
  conversation_id: 'conversation_id',
  run_id: 'run_id',
  message_id: 'message_id',
  document_id: 'document_id',
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

/** Requests to an operation: most could be meant, many are not quite right, some are nonsense. */
export function requestPlans(document: OpenApi, operation: Operation): fc.Arbitrary<RequestPlan> {
  const of = (place: Parameter['in']): Parameter[] =>
    (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  const path = of('path').map(({ name }) => [name, segment(name)] as const);
  const query = of('query').map((parameter) => queryEntries(document, parameter));
  const headers = of('header').map((parameter) => [parameter.name, header(parameter.name)] as const);
  const unknown = fc.tuple(
    strangeKey,
    // What does not fit into a request line is refused by the parser, before there is a request.
    strangeString.map((text) => ({ text: text.slice(0, 2_000) })),
  );
  return fc
    .record({
      path: fc.record(Object.fromEntries(path)),
      query: fc.tuple(
        ...query,
        sometimes(
          10,
          unknown.map((entry) => [entry]),
        ),
      ),
      headers: fc.record(Object.fromEntries(headers)),
      content: content(document, operation),
    })
    .map((parts) => ({
      path: parts.path,
      query: parts.query.flatMap((entries) => entries ?? []),
      headers: { ...withoutUndefined(parts.headers), ...parts.content.headers },
      body: parts.content.body,
    }));
}

/** The request of a plan, as it goes over the wire now. */
export function toRequest(operation: Operation, plan: RequestPlan, world: World): RawRequest {
  const textOf = (text: Text): string =>
    'text' in text ? text.text : world.pick(text.real, text.index) + text.suffix;
  const owner = plan.path.conversation_id && textOf(plan.path.conversation_id);
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const text = plan.path[name]!;
    const part = 'real' in text && owner !== undefined ? world.partOf(owner, text.real) : undefined;
    return part ?? textOf(text);
  });
  const query = plan.query.map(([name, value]) => `${encode(name)}=${encode(textOf(value))}`).join('&');
  const headers = Object.entries(plan.headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : textOf(value),
  ]);
  return {
    method: operation.method,
    endless: operation.endless,
    path: query === '' ? path : `${path}?${query}`,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: typeof plan.body === 'string' ? Buffer.from(plan.body) : plan.body,
  };
}

function real(name: string): fc.Arbitrary<Text> | undefined {
  const kind = REAL_PARAMETERS[name];
  if (kind === undefined) return undefined;
  const suffix =
    kind === 'run_id' && name !== 'run_id' ? fc.nat(12).map((seq) => `:${seq}`) : fc.constant('');
  return fc.record({ real: fc.constant(kind), index: fc.nat(), suffix });
}

function segment(name: string): fc.Arbitrary<Text> {
  const strange = fc.oneof(
    fc.constantFrom(...STRANGE_SEGMENTS),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map(encode),
  );
  return fc.oneof(
    { weight: 5, arbitrary: real(name) ?? fc.constant({ text: 'any' }) },
    { weight: 2, arbitrary: strange.map((text) => ({ text })) },
  );
}

function queryEntries(
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

function header(name: string): fc.Arbitrary<Text | undefined> {
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

interface Content {
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

function content(document: OpenApi, operation: Operation): fc.Arbitrary<Content> {
  const schema = bodySchema(operation);
  const json = (text: string): Content => ({ headers: { 'content-type': JSON_TYPES[0]! }, body: text });
  const nothing = fc.constant({ headers: {}, body: undefined });
  if (!schema) {
    if (operation.method === 'GET') return nothing;
    return fc.oneof(
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

/** One change to a body, at the place that `at` comes to. */
const mutation = fc.record({
  at: fc.nat(),
  change: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), value: strangeValue }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('add' as const), key: strangeKey, value: strangeValue }),
    },
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function applyAll([value, mutations]: [unknown, Mutation[]]): unknown {
  return mutations.reduce(apply, value);
}

/** Walks down from the top; `at` says at each level which way, and whether to stop there. */
function apply(value: unknown, { at, change }: Mutation): unknown {
  const entries = isRecord(value) ? Object.entries(value).filter(([, child]) => child !== undefined) : [];
  if (change.kind === 'add') return objectFrom([...entries, [change.key, change.value]]);
  if (entries.length === 0) return change.kind === 'set' ? change.value : value;
  const chosen = at % entries.length;
  const deeper = Math.floor(at / entries.length);
  return objectFrom(
    entries.flatMap(([key, child], index) => {
      if (index !== chosen) return [[key, child] as const];
      if (isRecord(child) && deeper % 2 === 1)
        return [[key, apply(child, { at: deeper >> 1, change })] as const];
      return change.kind === 'set' ? [[key, change.value] as const] : [];
    }),
  );
}

function sometimes<Value>(oneIn: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function withoutUndefined<Value>(record: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

/** Half of a character cannot be percent-encoded: it goes as U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
