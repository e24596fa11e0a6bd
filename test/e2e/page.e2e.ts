import { ApplicationManager } from '../../src/applications/application-manager.js';
import { type Page, PLAIN_PAGE } from '../../src/applications/page/page.js';
import { expectProblem } from '../support/problem.js';
import { usePlatform } from '../support/use-platform.js';

describe('what the page shows of an application', () => {
  const platform = usePlatform();
  const get = async (id?: string) =>
    (
      await platform.http
        .get('/v1/page')
        .query(id === undefined ? {} : { application_id: id })
        .expect(200)
    ).body as Record<string, unknown>;
  const set = (id: string, page: object) => platform.http.put(`/v1/applications/${id}/page`).send(page);

  it('is that of the sample where nothing is said, and plain for one that nobody has set up', async () => {
    expect(await get()).toMatchObject({
      application_id: 'app_retail_banking',
      placeholder: 'Ask about your banking…',
      shows: { model_choice: true },
    });
    expect(await get('app_new')).toEqual({
      application_id: 'app_new',
      ...{ name: null, greeting: null, introduction: null, placeholder: null, quick_actions: [] },
      ...{ logo_url: null, accent: null, languages: ['en', 'de', 'ar'], translations: {} },
      shows: {
        model_choice: false,
        knowledge: true,
        regenerate: true,
        trace: true,
        feedback: true,
        sharing: false,
        files: true,
      },
      files: { max_files: 20, max_file_bytes: 20_971_520 },
      ...{ default_model: null, default_temperature: 0.7, default_max_tokens: null },
    });
    expect(await get('constructor')).toMatchObject({ name: null });
  });

  it('is set as a whole, and told to everybody', async () => {
    const page = {
      name: 'Example Bank',
      greeting: 'How can we help?',
      accent_color: '#0B6E5F',
      quick_actions: ['What does an account cost?'],
      languages: ['de', 'en'],
      translations: { de: { greeting: 'Wie können wir helfen?', quick_actions: [] } },
      shows: { trace: false, files: false },
    };
    await set('app_shown', page).expect(200);
    const { body: again } = await set('app_shown', page).expect(200);
    expect(await get('app_shown')).toEqual(again);
    expect(again).toMatchObject({
      name: 'Example Bank',
      introduction: null,
      accent: { light: '#0b6e5f', dark: expect.stringMatching(/^#[0-9a-f]{6}$/) as string },
      languages: ['de', 'en'],
      translations: { de: { greeting: 'Wie können wir helfen?', quick_actions: [] } },
      shows: {
        model_choice: false,
        knowledge: true,
        regenerate: true,
        trace: false,
        feedback: true,
        sharing: false,
        files: false,
      },
      files: null,
    });
    await set('app_shown', {}).expect(200);
    expect(await get('app_shown')).toMatchObject({ name: null, accent: null, translations: {} });
  });

  it('tells who answers, how freely and at what length, where nothing else is chosen', async () => {
    const usual = { default_model: 'offline', default_temperature: 0.2, default_max_tokens: 2048 };
    await platform.http.patch('/v1/applications/app_usual').send(usual).expect(200);
    expect(await get('app_usual')).toMatchObject(usual);
  });

  it('has what came later as on any other page where it was set before', async () => {
    const page = { ...PLAIN_PAGE, name: 'Set before', shows: { modelChoice: true, trace: false } };
    await platform.app.get(ApplicationManager).updateSettings('app_before', { page: page as Page });
    expect(await get('app_before')).toMatchObject({
      name: 'Set before',
      shows: { model_choice: true, knowledge: true, trace: false, files: true },
    });
  });

  it('has an accent that can be read, or is told one that can', async () => {
    const response = await set('app_bright', { accent_color: '#ffd400' });
    const fields = ['accent_color'];
    const { nearest } = expectProblem(response, { status: 422, code: 'accent_unreadable', fields });
    await set('app_bright', { accent_color: nearest }).expect(200);
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: ' \t' }],
    ['greeting', { greeting: 'a\nb' }],
    ['quick_actions', { quick_actions: Array.from({ length: 9 }, (_, at) => `${at}`) }],
    ['quick_actions', { quick_actions: ['x'.repeat(201)] }],
    ['accent_color', { accent_color: 'red' }],
    ['languages', { languages: ['xx'] }],
    ['translations.de.name', { translations: { de: { name: 7 } } }],
    ['translations.fr', { translations: { fr: { name: 'x' } } }],
    ['shows.model_choice', { shows: { model_choice: 'yes' } }],
    ['shows.files', { shows: { files: 'no' } }],
    ['shows', { shows: true }],
  ])('refuses a %s that is none: %j', async (field, page) => {
    await set('app_refused', { name: 'Kept', greeting: 'Kept', accent_color: '#0B6E5F' }).expect(200);
    const before = await get('app_refused');
    const response = await set('app_refused', page);
    expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
    expect(await get('app_refused')).toEqual(before);
  });
});
