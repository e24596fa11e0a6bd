import { type TestApp } from './test-app.js';

/** The beginning of a picture, which is as much as is looked at. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Gives an application a logo. */
export async function giveLogo({ http }: Pick<TestApp, 'http'>, application: string): Promise<void> {
  const body = { media_type: 'image/png', data: PNG.toString('base64') };
  await http.put(`/v1/applications/${application}/page/logo`).send(body).expect(200);
}
