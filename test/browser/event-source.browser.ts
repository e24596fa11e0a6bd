import { describeWithModel } from './support/describe-with-model.js';
import { Line } from './support/line.js';
import { until } from './support/until.js';

/** What a page without any library of ours does; it leaves what it saw in `window.observed`. */
const FOLLOW = (url: string): string => `
  window.observed = { ids: [], text: '', over: false };
  const source = new EventSource(${JSON.stringify(url)});
  source.onmessage = ({ data, lastEventId }) => {
    if (data === '[DONE]') {
      observed.over = true;
      source.close();
      return;
    }
    observed.ids.push(lastEventId);
    const chunk = JSON.parse(data);
    if (chunk.type === 'text-delta') observed.text += chunk.delta;
  };
`;

describeWithModel('a bare EventSource', ({ visit, platform, nextReply }) => {
  async function post(path: string, body: object): Promise<Response> {
    return fetch(platform().url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  it('reads a whole reply over a line that is cut again and again', async () => {
    const created = await post('/v1/conversations', { application_id: 'app_retail_banking' });
    const { id } = (await created.json()) as { id: string };
    const stream = await post(`/v1/conversations/${id}/messages/stream`, { content: 'Hello' });
    const run = stream.headers.get('x-run-id') ?? '';
    const reply = await nextReply();

    const line = await Line.to(platform().url);
    const { page } = await visit();
    await page.goto(`${line.url}/health`);
    await page.evaluate(FOLLOW(`/v1/runs/${run}/events`));
    let said = '';
    for (const word of ['One ', 'two ', 'three ', 'four.']) {
      said += word;
      reply.say(word);
      const isRead = `observed.text === ${JSON.stringify(said)}`;
      await until('the page has read it', () => page.evaluate<boolean>(isRead));
      line.cut();
      line.mend();
    }
    reply.end();
    await until('the page has read the end', () => page.evaluate<boolean>('observed.over'));

    const observed = await page.evaluate<{ ids: string[]; text: string }>('observed');
    expect(observed.text).toBe(said);
    expect(observed.ids).toEqual(observed.ids.map((_, index) => `${run}:${index + 1}`));
    await line.stop();
  });
});
