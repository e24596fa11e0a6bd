import { page } from '../../api/application.js';
import { nobodyThere, useFakeServer } from '../../testing/fake-server.js';
import { chosenConfig, models, replyChoice } from './choice-store.js';
import { NO_CHOICE } from './reply-choice.js';

const listed = { id: 'openai:a', provider: 'openai', default: true, default_max_tokens: 4096 };

describe('the choice that a new conversation is begun with', () => {
  const server = useFakeServer();

  beforeEach(() => {
    page.set({ ...page.get(), shows: { ...page.get().shows, model_choice: true } });
    replyChoice.set({ ...NO_CHOICE, model: 'openai:a', length: 'short' });
  });

  it('holds also where the server does not tell which models it has', async () => {
    server.current.willAnswer(nobodyThere());
    await expect(chosenConfig()).resolves.toEqual({ model: 'openai:a' });
  });

  it('waits for what models there are, which are asked for again after it was not told', async () => {
    server.current.willAnswer(Response.json({ data: [listed] }));
    await expect(chosenConfig()).resolves.toEqual({ model: 'openai:a', max_tokens: 1024 });
    await expect(chosenConfig()).resolves.toEqual({ model: 'openai:a', max_tokens: 1024 });
    expect(models.get()).toEqual([listed]);
  });

  it('asks for no list where nothing was chosen that depends on it', async () => {
    replyChoice.set({ ...NO_CHOICE, creativity: 'creative' });
    await expect(chosenConfig()).resolves.toEqual({ temperature: 1 });
    page.set({ ...page.get(), shows: { ...page.get().shows, model_choice: false } });
    await expect(chosenConfig()).resolves.toEqual({});
    expect(server.current.paths).toEqual([]);
  });
});
