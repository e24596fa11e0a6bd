import { type Language } from '../../applications/languages.js';
import { auditIndex } from '../testing/index-audit.repository.js';
import { KnowledgeFixture } from '../testing/knowledge-fixture.js';

const TEXTS = [
  'Die Gebühren für das Konto.',
  'Eine Gebühr kostet die Karte nicht.',
  'Konten und Karten.',
  `Die Bank. ${'Kredite kosten Gebühren. '.repeat(200)}`,
];
const QUESTIONS = ['Welche Gebuehr hat das Konto?', 'Karte', 'Kredit', 'die'];

describe('a new language of an application', () => {
  const fixtures: KnowledgeFixture[] = [];

  afterEach(async () => {
    for (const fixture of fixtures.splice(0)) await fixture.close();
  });

  /** A knowledge base with the texts, and one disabled document among them. */
  async function fill(language: Language): Promise<{ fixture: KnowledgeFixture; ids: string[] }> {
    const fixture = await KnowledgeFixture.create(language);
    fixtures.push(fixture);
    const ids = [];
    for (const content of TEXTS) {
      const draft = { applicationId: 'app_1', title: 'Preise', category: 'c', content };
      ids.push((await fixture.knowledge.addDocument(draft)).id);
    }
    await fixture.library.change(ids[1]!, { enabled: false });
    return { fixture, ids };
  }

  async function searchAll(fixture: KnowledgeFixture): Promise<unknown[]> {
    const answers = [];
    for (const text of QUESTIONS) {
      const turns = [{ role: 'user' as const, text }];
      const { hits } = await fixture.knowledge.search({ applicationId: 'app_1', topK: 10, turns });
      answers.push(
        hits.map(({ document, score, passages }) => ({
          ...{ content: document.content, score },
          passages: passages.map(({ passage, highlights }) => [passage.startOffset, highlights]),
        })),
      );
    }
    return answers;
  }

  async function speak(fixture: KnowledgeFixture, language: Language, ids: readonly string[]): Promise<void> {
    fixture.applications.settings = { ...fixture.applications.settings, language };
    await searchAll(fixture);
    for (const id of ids) await fixture.runner.settled(id);
  }

  it('finds and scores as if it had been the language from the start, and back again', async () => {
    const { fixture, ids } = await fill('en');
    const german = await fill('de');
    const inEnglish = await searchAll(fixture);
    const inGerman = await searchAll(german.fixture);
    expect(inEnglish).not.toEqual(inGerman);

    await speak(fixture, 'de', ids);

    expect(await searchAll(fixture)).toEqual(inGerman);
    expect(await auditIndex(fixture.database)).toEqual({});
    for (const { fixture: each, ids: own } of [{ fixture, ids }, german]) {
      await each.library.change(own[1]!, { enabled: true });
    }
    expect(await searchAll(fixture)).toEqual(await searchAll(german.fixture));
    await fixture.library.change(ids[1]!, { enabled: false });
    await speak(fixture, 'en', ids);
    expect(await searchAll(fixture)).toEqual(inEnglish);
    expect(await auditIndex(fixture.database)).toEqual({});
  });

  it('changes nothing that is said of a document', async () => {
    const { fixture, ids } = await fill('en');
    const broken = { bytes: Buffer.from('broken'), fileName: 'x.txt', mediaType: 'text/plain' };
    await fixture.library.replaceFile(ids[0]!, broken, {});
    await fixture.runner.settled(ids[0]!);
    const read = () => Promise.all(ids.map((id) => fixture.catalogue.get(id)));
    const before = await read();
    expect(before[0]).toMatchObject({ failure: { code: 'document_unreadable' } });
    fixture.clock.nowMs += 1_000;

    await speak(fixture, 'de', ids);

    expect(await read()).toEqual(before);
  });

  it('keeps what was sent while it was made anew', async () => {
    const { fixture, ids } = await fill('en');
    fixture.applications.settings = { ...fixture.applications.settings, language: 'de' };

    await Promise.all([searchAll(fixture), fixture.library.replaceText(ids[0]!, 'Die Versicherungen.', {})]);
    for (const id of ids) await fixture.runner.settled(id);

    expect(await fixture.catalogue.get(ids[0]!)).toMatchObject({
      content: 'Die Versicherungen.',
      version: 2,
    });
    const turns = [{ role: 'user' as const, text: 'Versicherung' }];
    expect((await fixture.knowledge.search({ applicationId: 'app_1', topK: 1, turns })).hits).toHaveLength(1);
    expect(await auditIndex(fixture.database)).toEqual({});
  });

  it('holds from the first document on where it was set before', async () => {
    const { fixture, ids } = await fill('de');
    for (const id of ids) await fixture.library.remove(id);
    fixture.applications.settings = { ...fixture.applications.settings, language: 'fr' };

    await fixture.knowledge.addDocument({
      ...{ applicationId: 'app_1', title: 'Prix', category: 'c', content: 'Les assurances.' },
    });
    const turns = [{ role: 'user' as const, text: 'assurance' }];
    expect((await fixture.knowledge.search({ applicationId: 'app_1', topK: 1, turns })).hits).toHaveLength(1);
    expect(await fixture.database.query.selectFrom('corpus').select('language').execute()).toEqual([
      { language: 'fr' },
    ]);
  });
});
