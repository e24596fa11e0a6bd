import { usePlatform } from '../support/use-platform.js';

describe('the language of an application', () => {
  const platform = usePlatform();

  it('is English until it is set, and stays as it was set', async () => {
    const path = '/v1/applications/app_language';
    expect((await platform.http.get(path).expect(200)).body).toMatchObject({ language: 'en' });

    await platform.http.patch(path).send({ language: 'de' }).expect(200);
    await platform.http.patch(path).send({ conversation_ttl_minutes: 5 }).expect(200);

    expect((await platform.http.get(path).expect(200)).body).toMatchObject({ language: 'de' });
  });

  it('keeps nobody from finding Chinese', async () => {
    const document = { application_id: 'app_mixed', category: 'help' };
    for (const content of ['储蓄账户的利息每月支付。', '如果手机丢失，请联系我们。']) {
      await platform.http
        .post('/v1/knowledge/documents')
        .send({ ...document, title: 'FAQ', content })
        .expect(201);
    }

    const { body } = await platform.http
      .post('/v1/knowledge/search')
      .send({ application_id: 'app_mixed', query: '利息' })
      .expect(200);

    expect(body).toMatchObject([{ passages: [{ highlights: [[5, 7]] }] }]);
    expect(body).toHaveLength(1);
  });
});
