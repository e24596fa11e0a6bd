import { expectProblem } from '../support/problem.js';
import { usePlatform } from '../support/use-platform.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');

describe('the logo of an application', () => {
  const platform = usePlatform();
  const path = (id: string) => `/v1/applications/${id}/page/logo`;
  const put = (id: string, media_type: string, data: string) =>
    platform.http.put(path(id)).send({ media_type, data });

  it('is served as a picture that neither runs nor loads anything', async () => {
    const { body } = await put('app_logo', 'image/svg+xml', base64(SVG)).expect(200);
    const { logo_url: url } = body as { logo_url: string };
    const logo = await platform.http.get(url).expect(200);
    expect(logo.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/) as string,
      'cache-control': expect.stringContaining('max-age') as string,
    });
    expect(Buffer.from(logo.body as Buffer).toString()).toBe(SVG);
    await platform.http.get(url).set('If-None-Match', logo.headers.etag!).expect(304);
  });

  it('has another address where it is another picture, and can be taken away', async () => {
    const first = await put('app_other', 'image/svg+xml', base64(SVG)).expect(200);
    const second = await put('app_other', 'image/png', base64(PNG)).expect(200);
    const urlOf = ({ body }: { body: unknown }) => (body as { logo_url: string | null }).logo_url;
    expect(urlOf(second)).not.toBe(urlOf(first));
    const logo = await platform.http.get(path('app_other')).expect(200);
    expect(logo.headers['content-type']).toBe('image/png');
    expect(logo.body).toEqual(PNG);
    await platform.http.delete(path('app_other')).expect(204);
    await platform.http.delete(path('app_other')).expect(204);
    expectProblem(await platform.http.get(path('app_other')), { status: 404, code: 'logo_not_found' });
    expect(urlOf(await platform.http.get('/v1/page').query({ application_id: 'app_other' }))).toBeNull();
  });

  it.each([
    ['a script', 'image/svg+xml', SVG.replace('<path', '<script>alert(1)</script><path')],
    ['what is loaded', 'image/svg+xml', SVG.replace('<path', '<image href="https://x.test/a.png"/><path')],
    ['another type', 'image/png', SVG],
    ['nothing', 'image/png', ''],
    ['too many bytes', 'image/png', Buffer.concat([PNG, Buffer.alloc(65_536)])],
  ])('is refused with %s, and the one before stays', async (_, type, content) => {
    await put('app_kept', 'image/png', base64(PNG)).expect(200);
    const response = await put('app_kept', type, base64(content));
    expect(response.status).toBe(422);
    expect(['logo_invalid', 'validation_failed']).toContain((response.body as { code: string }).code);
    expect((await platform.http.get(path('app_kept')).expect(200)).body).toEqual(PNG);
  });
});
