import { jest } from '@jest/globals';
import { ModelError } from '../../../models/model-error.js';
import { BreakableEmbeddingModel } from '../../testing/breakable-embedding-model.js';
import { CorporaRepository } from '../../index/corpora.repository.js';
import { KnowledgeFixture } from '../../testing/knowledge-fixture.js';

const BANK = 'app_bank';

describe('Embedder', () => {
  let model: BreakableEmbeddingModel;
  let fixture: KnowledgeFixture;

  beforeEach(async () => {
    model = new BreakableEmbeddingModel();
    fixture = await KnowledgeFixture.create('en', { embedding: model });
  });

  afterEach(() => fixture.close());

  const add = (content: string, applicationId = BANK, title = 'Title') =>
    fixture.knowledge.addDocument({ title, category: 'c', applicationId, content });
  const progress = (applicationId = BANK) => fixture.index.reader.vectorProgress(applicationId);
  const down = (): Error => new ModelError('model_unreachable', 'Nobody there.');
  const addMany = async (count: number, applicationId = BANK): Promise<void> => {
    for (let index = 0; index < count; index += 1) await add(`Text ${index}.`, applicationId);
  };
  /** Rows of both tables, which always have the same. */
  const stored = async (): Promise<number> => {
    const codes = await fixture.database.query.selectFrom('passage_code').selectAll().execute();
    const vectors = await fixture.database.query.selectFrom('passage_vector').selectAll().execute();
    expect(vectors).toHaveLength(codes.length);
    return codes.length;
  };

  it('embeds what is added, with its title, in the background', async () => {
    await add('Some text.', BANK, 'Savings');
    await fixture.embedded();

    expect(model.documents).toEqual(['Savings\n\nSome text.']);
    expect(await progress()).toMatchObject({
      passages: 1,
      generations: [{ model: 'hashing:256', dimensions: 256, state: 'active', embedded: 1 }],
    });
  });

  it('holds up nobody while the model thinks', async () => {
    const thinking = Promise.withResolvers<undefined>();
    model.before = () => thinking.promise;
    const { id } = await add('Some text.');
    await add('Another text.');
    await fixture.library.remove(id);
    thinking.resolve(undefined);
    await fixture.embedded();

    expect(await progress()).toMatchObject({ passages: 1, generations: [{ embedded: 1 }] });
    expect(await stored()).toBe(1);
  });

  it('deletes vectors with their passages, of every generation, and keeps those of disabled documents', async () => {
    const first = await add('One.');
    const second = await add('Two.');
    await fixture.embedded();
    await fixture.library.change(first.id, { enabled: false });
    expect(await stored()).toBe(2);

    await fixture.library.replaceText(second.id, 'Two, again.', {});
    await fixture.embedded();
    expect(await stored()).toBe(2);
    expect(model.documents).toEqual(['Title\n\nOne.', 'Title\n\nTwo.', 'Title\n\nTwo, again.']);

    await fixture.library.remove(first.id);
    await fixture.library.remove(second.id);
    expect(await stored()).toBe(0);
  });

  it('embeds nothing of a long document that is renamed while it is disabled, and all of it once it is enabled', async () => {
    const long = Array.from({ length: 12_000 }, (_, index) => `Word${index} fee.`).join(' ');
    const { id, passages } = await add(long);
    await fixture.embedded();
    expect(await stored()).toBe(passages);
    await fixture.library.change(id, { enabled: false });
    await fixture.sweeper.settled();
    const before = model.documents.length;

    const renamed = await fixture.library.change(id, { title: 'Fees', category: 'other' });
    await fixture.embedded();
    expect(renamed).toMatchObject({ title: 'Fees', category: 'other', enabled: false, passages: 0 });
    expect(model.documents).toHaveLength(before);

    await fixture.library.change(id, { title: 'All fees', enabled: true });
    await fixture.embedded();
    // What is learned by is embedded without a title.
    const titles = model.documents.slice(before).flatMap((text) => /^(.*)\n\n/.exec(text)?.[1] ?? []);
    expect(titles).toEqual(Array.from({ length: passages }, () => 'All fees'));
  });

  it('embeds all of a corpus that was begun anew, whose passages have the numbers of those before', async () => {
    const corpora = new CorporaRepository(fixture.database);
    const first = await add('One.');
    const second = await add('Two.');
    await fixture.embedded();
    for (const { id } of [first, second]) await fixture.library.remove(id);
    const { id = 0 } = (await corpora.find(BANK)) ?? {};
    await fixture.database.transaction(() => corpora.deleteEmpty(id));
    await addMany(3);
    await fixture.embedded();

    expect((await corpora.find(BANK))?.lastNumber).toBe(3);
    expect(await progress()).toMatchObject({ passages: 3, generations: [{ embedded: 3 }] });
  });

  it('embeds nothing twice after a restart in the middle', async () => {
    fixture = fixture.restart({});
    await addMany(50);
    // The second batch never comes back before the process ends.
    const first = fixture.restart({ embedding: model });
    model.fault = () => (model.documents.length >= 32 ? down() : undefined);
    await first.embedder.onApplicationBootstrap();
    await first.embedded();
    expect(model.documents).toHaveLength(32);

    model.fault = undefined;
    fixture = first.restart({ embedding: model });
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();

    expect(await progress()).toMatchObject({ passages: 50, generations: [{ embedded: 50 }] });
    expect(new Set(model.documents).size).toBe(50);
    expect(model.documents).toHaveLength(50);
  });

  it('has nothing in memory of an application that it is done with, and does not look at it after a restart', async () => {
    await addMany(40);
    await add('One.', 'app_other');
    await fixture.embedded();
    expect(fixture.lanes.count).toBe(0);

    fixture = fixture.restart({ embedding: model });
    const look = jest.spyOn(fixture.index.reader, 'findUnembedded');
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
    expect(look).not.toHaveBeenCalled();

    await add('Two.', 'app_other');
    await fixture.embedded();
    expect(await progress('app_other')).toMatchObject({ passages: 2, generations: [{ embedded: 2 }] });
    expect(look.mock.calls.map(([{ applicationId }]) => applicationId)).not.toContain(BANK);
    expect(model.documents).toHaveLength(42);
  });

  it('looks again after a process that ended before it could say that it was done', async () => {
    const died = jest.spyOn(fixture.index.writer, 'finishVectors').mockRejectedValue(new Error('gone'));
    await addMany(40);
    await fixture.embedded();
    expect(died).toHaveBeenCalled();

    fixture = fixture.restart({ embedding: model });
    const look = jest.spyOn(fixture.index.reader, 'findUnembedded');
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();

    expect(look).toHaveBeenCalled();
    expect(fixture.lanes.count).toBe(0);
    expect(model.documents).toHaveLength(40);
    fixture = fixture.restart({ embedding: model });
    const again = jest.spyOn(fixture.index.reader, 'findUnembedded');
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
    expect(again).not.toHaveBeenCalled();
  });

  it('finds by itself what it was not woken for', async () => {
    await fixture.embedder.onApplicationBootstrap();
    await addMany(3);
    await fixture.embedded();
    // Another process took it in.
    fixture = fixture.restart({});
    await add('Some text.');
    await fixture.embedded();
    fixture = fixture.restart({ embedding: model });
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
    await fixture.database.transaction(() =>
      fixture.database.write.updateTable('corpus').set({ unembedded: 1 }).execute(),
    );
    fixture.scheduler.advance(60_000);
    await new Promise(setImmediate);
    await fixture.embedded();

    expect(await progress()).toMatchObject({ passages: 4, generations: [{ embedded: 4 }] });
    expect(await new CorporaRepository(fixture.database).unembedded()).toEqual(new Map());
  });

  it('tries again in growing pauses while the service is down, and says why', async () => {
    model.fault = down;
    await add('Some text.');
    const tries: number[] = [];
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      await fixture.embedded();
      expect(fixture.lanes.failureOf(BANK)).toEqual({
        code: 'model_unreachable',
        detail: 'Nobody there.',
        at: fixture.clock.nowMs,
        retryAt: fixture.clock.nowMs + pauseMs,
      });
      fixture.scheduler.advance(pauseMs - 1);
      tries.push(fixture.scheduler.pending);
      fixture.scheduler.advance(1);
    }
    expect(tries).toEqual([1, 1, 1]);
    await fixture.embedded();
    model.fault = undefined;
    fixture.scheduler.advance(8_000);
    await fixture.embedded();

    expect(fixture.lanes.failureOf(BANK)).toBeUndefined();
    expect(await progress()).toMatchObject({ generations: [{ embedded: 1 }] });
  });

  it('goes on with other applications where one fails, and lets all have their turns', async () => {
    model.fault = (texts) => (texts.some((text) => text.includes('bad')) ? down() : undefined);
    await add('bad', 'app_unlucky');
    await addMany(40, 'app_large');
    await add('fine', 'app_small');
    await fixture.embedded();

    expect(await progress('app_small')).toMatchObject({ generations: [{ embedded: 1 }] });
    expect(await progress('app_large')).toMatchObject({ generations: [{ embedded: 40 }] });
    expect(await progress('app_unlucky')).toMatchObject({ passages: 1, generations: [] });
  });

  it('leaves out a text that the model refuses, and no other', async () => {
    const refusal = new ModelError('model_rejected_request', 'Not that.');
    model.fault = (texts) => (texts.some((text) => text.includes('bad')) ? refusal : undefined);
    await add('good one');
    await add('bad');
    await add('good two');
    await fixture.embedded();

    expect(await progress()).toMatchObject({ passages: 3, generations: [{ embedded: 2 }] });
    expect(fixture.lanes.failureOf(BANK)).toBeUndefined();
  });

  it('keeps in mind what was refused for as long as it is there, and tries it again after a restart', async () => {
    const corpora = new CorporaRepository(fixture.database);
    const refusal = new ModelError('model_rejected_request', 'Not that.');
    model.fault = (texts) => (texts.some((text) => text.includes('bad')) ? refusal : undefined);
    await add('good');
    const { id } = await add('bad');
    await fixture.embedded();
    expect(fixture.lanes.count).toBe(1);

    model.fault = undefined;
    fixture = fixture.restart({ embedding: model });
    await fixture.embedder.onApplicationBootstrap();
    await fixture.embedded();
    expect(await progress()).toMatchObject({ passages: 2, generations: [{ embedded: 2 }] });
    expect(fixture.lanes.count).toBe(0);

    model.fault = () => refusal;
    await fixture.library.replaceText(id, 'bad again', {});
    await fixture.embedded();
    expect(fixture.lanes.count).toBe(1);
    await fixture.database.transaction(() => fixture.database.write.deleteFrom('corpus').execute());
    fixture.scheduler.advance(60_000);
    await new Promise(setImmediate);
    await fixture.embedded();
    expect(await corpora.find(BANK)).toBeUndefined();
    expect(fixture.lanes.count).toBe(0);
  });

  it('gives up no text where the model refuses all of them', async () => {
    model.fault = () => new ModelError('model_rejected_request', 'No such model.');
    await add('a text');
    await fixture.embedded();
    expect(fixture.lanes.failureOf(BANK)).toMatchObject({ code: 'model_rejected_request' });

    model.fault = undefined;
    fixture.scheduler.advance(1_000);
    await fixture.embedded();
    expect(await progress()).toMatchObject({ generations: [{ embedded: 1 }] });
  });

  it('refuses vectors of other dimensions than those before', async () => {
    await add('one');
    await fixture.embedded();
    model.dimensions = 128;
    await add('two');
    await fixture.embedded();

    expect(fixture.lanes.failureOf(BANK)).toMatchObject({
      code: 'embedding_dimensions_changed',
      detail: expect.stringContaining('128 dimensions; those it made before have 256') as string,
    });
    expect(await progress()).toMatchObject({ passages: 2, generations: [{ dimensions: 256, embedded: 1 }] });
  });

  describe('when the model changes', () => {
    const next = new BreakableEmbeddingModel('hashing:64', 64);

    it('builds the new vectors beside the old, and then switches', async () => {
      await addMany(40);
      await fixture.embedded();
      next.fault = () => (next.documents.length >= 32 ? down() : undefined);
      fixture = fixture.restart({ embedding: next, earlier: [model] });
      await fixture.embedder.onApplicationBootstrap();
      await fixture.embedded();

      expect(await progress()).toMatchObject({
        generations: [
          { model: 'hashing:256', state: 'active', embedded: 40 },
          { model: 'hashing:64', state: 'building', embedded: 32 },
        ],
      });
      expect(await stored()).toBe(72);

      next.fault = undefined;
      fixture.scheduler.advance(1_000);
      await fixture.embedded();

      expect((await progress()).generations).toMatchObject([
        { model: 'hashing:64', dimensions: 64, state: 'active', embedded: 40 },
      ]);
      expect(await stored()).toBe(40);
    });

    it('goes back where the old model is configured again', async () => {
      await addMany(40);
      await fixture.embedded();
      const unfinished = new BreakableEmbeddingModel('hashing:32', 32);
      unfinished.fault = () => (unfinished.documents.length >= 32 ? down() : undefined);
      fixture = fixture.restart({ embedding: unfinished, earlier: [model] });
      await fixture.embedder.onApplicationBootstrap();
      await fixture.embedded();
      fixture = fixture.restart({ embedding: model });
      await fixture.embedder.onApplicationBootstrap();
      await fixture.embedded();

      expect((await progress()).generations).toMatchObject([{ model: 'hashing:256', embedded: 40 }]);
      expect(await stored()).toBe(40);
      expect(model.documents).toHaveLength(40);
    });

    it('keeps the vectors where none is configured any more', async () => {
      await add('one');
      await fixture.embedded();
      fixture = fixture.restart({});
      await fixture.embedder.onApplicationBootstrap();
      await add('two');
      await fixture.embedded();

      expect(await progress()).toMatchObject({ passages: 2, generations: [{ embedded: 1 }] });
    });
  });
});
