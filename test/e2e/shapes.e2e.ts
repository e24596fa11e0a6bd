import { Database } from '../../src/database/database.js';
import { Judge } from '../support/openapi-fuzz/judge.js';
import { operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { type RawAnswer, RawClient } from '../support/openapi-fuzz/raw-request.js';
import { allFrames, readUntil } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { APPLICATION, createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const document = await readOpenApi();
const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
// Three passages fit it.
const QUESTION = 'Which account should I open, checking or savings?';

interface Told {
  conversation: string;
  run: string;
}

/** What the platform writes of a reply has the shapes of the document, to the last member. */
describe('what is told of a reply', () => {
  const judge = new Judge(document);
  const { platform, upstream } = usePlatformWithUpstream();
  let client: RawClient;

  beforeAll(() => {
    client = new RawClient(platform.url);
  });

  afterAll(() => {
    client.close();
  });

  /** What an operation answers, once it was held against the document. */
  async function judged(operationId: string, ids: Record<string, string>): Promise<RawAnswer> {
    const operation = operations.get(operationId)!;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name]!);
    const answer = await client.send({ method: 'GET', path, headers: {}, body: undefined, endless: false });
    expect(answer.status).toBe(200);
    judge.check(operation, answer);
    return answer;
  }

  /** Everything that can be read of a reply. */
  async function everythingOf({ conversation, run }: Told) {
    const ids = { conversation_id: conversation, run_id: run };
    const { text: events } = await judged('Runs_events', ids);
    const { text: manifest } = await judged('Runs_manifest', ids);
    const { text: retrieval } = await judged('Runs_retrieval', ids);
    const { text: messages } = await judged('Messages_list', ids);
    await judged('Conversations_get', ids);
    await judged('Runs_get', ids);
    return {
      events,
      manifest: (JSON.parse(manifest) as { manifest: Record<string, unknown> }).manifest,
      retrieval: (JSON.parse(retrieval) as { retrieval: Record<string, unknown> }).retrieval,
      metadata: (JSON.parse(messages) as { metadata: Record<string, unknown> }[]).at(-1)?.metadata,
    };
  }

  async function ask(answer: string, config: object = { enable_rag: true }): Promise<Told> {
    const conversation = await createConversation(platform.http, { config });
    const body = { content: QUESTION, metadata: { state: 17, sources: 'mine', channel: ['web'] } };
    const response = await sendStreaming(platform, conversation, body);
    const call = await upstream.next();
    call.say(answer);
    call.finish();
    await allFrames(response);
    return { conversation, run: runIdOf(response) };
  }

  it('that was found in documents, cites them and makes up a number', async () => {
    const told = await everythingOf(await ask('It is 2.5% [1], or so [9].'));
    expect(told.events).toContain('"data":{"cited":[1],"invented":[9],"places":[{"number":1,"at":11,');
    expect(told.manifest).toMatchObject({ knowledge_searched: true, passages: [{ number: 1 }, {}, {}] });
    expect(told.retrieval).toMatchObject({ cited: [1], invented: [9], injected: [{ number: 1 }, {}, {}] });
    expect(told.metadata).toMatchObject({
      sources: [{ number: 1, cited: true }, { cited: false }, { cited: false }],
      invented_citations: [9],
    });
  });

  it('that nothing was looked for', async () => {
    const told = await everythingOf(await ask('I cannot say [1].', {}));
    expect(told).toMatchObject({ manifest: { knowledge_searched: false, passages: [] }, retrieval: null });
    expect(told.metadata).toMatchObject({ state: 'completed', sources: [] });
    expect(told.events).not.toContain('data-citations');
  });

  it.each(['cancelled', 'failed'])('that was %s in the middle', async (state) => {
    await platform.http
      .patch(`/v1/applications/${APPLICATION}`)
      .send({ on_interruption: 'keep' })
      .expect(200);
    const conversation = await createConversation(platform.http, { config: { enable_rag: true } });
    const response = await sendStreaming(platform, conversation, { content: QUESTION });
    const run = runIdOf(response);
    const call = await upstream.next();
    call.say('It is 2.5% [2], ');
    await readUntil(response, ({ type }) => type === 'text-delta');
    if (state === 'failed') call.cut();
    else await platform.http.post(`/v1/runs/${run}/cancel`).expect(200);
    const told = await everythingOf({ conversation, run });
    expect(told.events).toContain(`"messageMetadata":{"state":"${state}"`);
    expect(told.metadata).toMatchObject({ state, sources: [{ cited: false }, { cited: true }, {}] });
    expect(told.retrieval).toMatchObject({ cited: [2] });
  });

  it('that was withdrawn before its turn', async () => {
    const conversation = await createConversation(platform.http);
    const first = await sendStreaming(platform, conversation, { content: 'first' });
    const call = await upstream.next();
    const run = runIdOf(await sendStreaming(platform, conversation, { content: 'second' }));
    await platform.http.delete(`/v1/conversations/${conversation}/queue/${run}`).expect(200);
    call.say('First.');
    call.finish();
    await allFrames(first);
    expect(await everythingOf({ conversation, run })).toMatchObject({ manifest: null, retrieval: null });
  });

  it('that an earlier version stored, which knew less', async () => {
    const reply = await ask('It is 2.5% [1], or so [9].');
    const before = await everythingOf(reply);
    const database = platform.app.get(Database);
    await database.transaction(() => forget(database, reply.run));

    const { manifest, retrieval, metadata } = await everythingOf(reply);

    const place = { document_version: null, start: null, end: null, headings: [] };
    const passages = (before.manifest.passages as object[]).map((passage) => ({
      ...withoutPlaces(passage),
      ...place,
    }));
    expect(manifest).toEqual({ ...before.manifest, passages });
    expect(retrieval).toMatchObject({ cited: [], invented: [], injected: before.retrieval.injected });
    const sources = (before.metadata!.sources as object[]).map((source) => ({
      ...withoutPlaces(source),
      ...place,
      quote: '',
    }));
    expect(metadata).toEqual({ ...withoutPlaces(before.metadata!), sources });
  });

  it('is held against shapes that take no member more', async () => {
    const { run, conversation } = await ask('It is 2.5% [1].');
    for (const [operationId, member] of [
      ['Runs_events', '"user_message_id"'],
      ['Runs_events', '"passage_id"'],
      ['Runs_events', '"finish_reason"'],
      ['Runs_events', '"invented"'],
      ['Runs_manifest', '"prompt_version"'],
      ['Runs_manifest', '"score"'],
      ['Runs_retrieval', '"took_ms"'],
      ['Messages_list', '"knowledge_used"'],
      ['Messages_list', '"quote"'],
    ] as const) {
      const answer = await judged(operationId, { run_id: run, conversation_id: conversation });
      expect(answer.text).toContain(member);
      const more = { ...answer, text: answer.text.replace(member, `"more":1,${member}`) };
      expect(() => {
        judge.check(operations.get(operationId)!, more);
      }).toThrow(/NOT have additional properties|is not documented/);
    }
  });
});

const PLACES =
  /,"(?:sentence":\{[^}]*\}|(?:sections|citation_places)":\[(?:\{[^}]*\},?)*\]|sentences":\[(?:\[[\d,]*\],?)*\]|language":"\w+")/g;
const LATER = /,"(?:document_version|start|end|knowledge_searched|cited)":(?:\d+|true|false)/g;
const LATER_TEXTS = /,"quote":"(?:[^"\\]|\\.)*"|,"headings":\[[^\]]*\]|,"invented_citations":\[[^\]]*\]/g;

/** Without what says where in a passage something is. */
function withoutPlaces(told: object): object {
  const later = ['sentence', 'sentences', 'sections', 'language', 'citation_places'];
  return Object.fromEntries(Object.entries(told).filter(([name]) => !later.includes(name)));
}

/** Takes from what is stored of a reply what the first versions did not write. */
async function forget({ write }: Database, runId: string): Promise<void> {
  const earlier = (json: string): string =>
    json.replaceAll(PLACES, '').replaceAll(LATER, '').replaceAll(LATER_TEXTS, '');
  const kept = await write
    .selectFrom('run_manifest')
    .selectAll()
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow();
  await write
    .updateTable('run_manifest')
    .set({ manifest: earlier(kept.manifest), retrieval: earlier(kept.retrieval!), citations: null })
    .where('run_id', '=', runId)
    .execute();
  const message = await write
    .selectFrom('message')
    .selectAll()
    .where('run_id', '=', runId)
    .where('role', '=', 'assistant')
    .executeTakeFirstOrThrow();
  const metadata = earlier(message.metadata);
  expect(metadata).not.toBe(message.metadata);
  await write.updateTable('message').set({ metadata }).where('id', '=', message.id).execute();
}
