import { type Learned } from './fusion/learned.js';
import { type Lesson } from './fusion/fusion-school.js';
import { IndexSuite, type OpenIndex } from '../testing/index-suite.js';

const MODEL = 'made:2';
const LEARNED = {
  ...{
    semantic: 0.4,
    questions: 30,
    foundByWords: 0.6,
    foundByMeaning: 0.5,
    otherCosine: 0.7,
    otherDeviation: 0.1,
  },
  at: 5,
};

/** What every {@link KnowledgeIndex} owes who learns what a model is worth. */
export function describeLearn(name: string, open: OpenIndex): void {
  describe(`${name} that a model is learned on`, () => {
    const suite = new IndexSuite(open);

    beforeAll(() => suite.open());

    // What was learned of one stays with it.
    let applicationId: string;
    let applications = 0;

    beforeEach(() => {
      applications += 1;
      applicationId = `app_${applications}`;
    });

    afterEach(() => suite.clear());

    afterAll(() => suite.fixture.close());

    const embed = async (id: string, model = MODEL): Promise<void> => {
      const vectors = (await suite.fixture.passagesOf(id)).map(({ number }) => ({
        number,
        vector: Float32Array.of(1, 0),
      }));
      await suite.fixture.writer.storeVectors({ applicationId, model, vectors, now: 0 });
    };
    const add = async (title: string): Promise<string> => {
      const id = await suite.add({
        applicationId,
        title,
        content: `Whoever asks for ${title} is told all of it.`,
      });
      await embed(id);
      return id;
    };
    const addMany = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) await add(`matter number ${index}`);
    };
    const lesson = (model = MODEL): Promise<Lesson | undefined> =>
      suite.fixture.reader.findLesson(applicationId, model);
    const keep = async (model = MODEL): Promise<Learned> => {
      const corpus = (await lesson(model))?.corpus ?? { language: 'en', passages: 0, lastNumber: 0 };
      await suite.fixture.writer.keepWeights(applicationId, model, { ...LEARNED, corpus });
      return { ...LEARNED, corpus };
    };
    const learned = async () =>
      (await suite.fixture.reader.vectorProgress(applicationId)).generations[0]?.learned;

    it('makes questions of passages that may be found', async () => {
      await addMany(21);
      await suite.fixture.writer.setEnabled(await add('closed branches'), false);

      const { trials, corpus } = (await lesson()) ?? { trials: [] };
      expect(trials).toHaveLength(21);
      expect(trials[0]).toEqual({
        question: 'matter number 0',
        rest: 'Whoever asks for matter number 0 is told all of it.',
      });
      expect(corpus).toEqual({ language: 'en', passages: 21, lastNumber: 22 });
    });

    it('takes some from everywhere where there are many', async () => {
      const titles = Array.from({ length: 400 }, (_, index) => `matter number ${index}`);
      for (const title of titles) await suite.add({ applicationId, title, content: 'What there is to say.' });
      await add('the last matter');

      const questions = (await lesson())?.trials.map(({ question }) => question) ?? [];
      expect(questions.length).toBeGreaterThan(150);
      expect(questions.length).toBeLessThanOrEqual(192);
      expect(new Set(questions).size).toBe(questions.length);
      const places = questions.map((question) => Number(/\d+$/.exec(question)?.[0]));
      expect(Math.min(...places)).toBeLessThan(10);
      expect(Math.max(...places)).toBeGreaterThan(390);
    });

    it('takes as many where most of what came first is gone', async () => {
      for (let index = 0; index < 460; index += 1) {
        await suite.add({ applicationId, title: `matter number ${index}`, content: 'What there is to say.' });
      }
      await add('the last matter');
      const isGone = (index: number): boolean => index >= 5 && (index < 200 || index % 7 === 0);
      for (const [index, id] of [...suite.added].entries()) {
        if (index < 460 && isGone(index)) await suite.fixture.writer.remove(id);
      }

      const questions = (await lesson())?.trials.map(({ question }) => question) ?? [];
      expect(questions.length).toBeGreaterThan(150);
      expect(new Set(questions).size).toBe(questions.length);
      const places = questions.flatMap((question) => /\d+$/.exec(question) ?? []).map(Number);
      expect(places.filter(isGone)).toEqual([]);
      expect(Math.min(...places)).toBeLessThan(5);
      expect(Math.max(...places)).toBeGreaterThan(440);
    });

    it('keeps what was learned with the vectors, and has nothing to learn until much has changed', async () => {
      await addMany(19);
      expect(await lesson()).toBeUndefined();
      await add('opening hours');
      expect(await learned()).toBeNull();

      const kept = await keep();

      expect(await learned()).toEqual(kept);
      expect(await lesson()).toBeUndefined();
      await add('closing hours');
      expect(await lesson()).toBeUndefined();
      await addMany(16);
      expect(await lesson()).toBeDefined();
    });

    it('has nothing to learn of a model that searches do not use, nor of nothing', async () => {
      expect(await lesson()).toBeUndefined();
      await addMany(20);
      expect(await lesson('other:2')).toBeUndefined();
      await keep('other:2');
      expect(await learned()).toBeNull();
    });

    it('forgets what was learned of a model with its vectors', async () => {
      await addMany(20);
      await keep();
      for (const id of suite.added) await embed(id, 'next:2');
      await suite.fixture.writer.settleVectors(applicationId, 'next:2', new Set());

      expect(await learned()).toBeNull();
      expect(await lesson('next:2')).toBeDefined();
    });
  });
}
