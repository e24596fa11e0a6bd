import { APPLICATION, describeWidget } from './support/describe-widget.js';
import { type OtherSite } from './support/other-site.js';
import { violationsOf } from './support/violations-of.js';

describeWidget('the words of the chat in the corner', ({ visit, call, startSite, handOut }) => {
  let plain: OtherSite;
  let wordy: OtherSite;

  beforeAll(async () => {
    const token = 'data-token-endpoint="/chat-token"';
    plain = await startSite({}, token, null);
    const words =
      'data-language="ar" data-close-label="Zu" data-failed-text="Geht nicht" data-again-label="Nochmal"';
    wordy = await startSite({}, `${token} ${words} data-side="right"`, 'Hilfe');
    const allowed_origins = [plain.origin, wordy.origin];
    await call('PATCH', `/v1/applications/${APPLICATION}`, { allowed_origins });
  });

  it.each([
    ['/', 'de-DE', 'Chat', 'Chat: close', 'Your message', 'right'],
    ['/de', 'en-US', 'Chat', 'Chat: schließen', 'Ihre Nachricht', 'right'],
    ['/ar', 'en-US', 'محادثة', 'محادثة: إغلاق', 'رسالتك', 'left'],
    ['/fr', 'ar-EG', 'محادثة', 'محادثة: إغلاق', 'رسالتك', 'left'],
  ])(
    'are those of the site at %s, else of a browser that is set to %s',
    async (path, locale, ...expected) => {
      const [label, close, field, side] = expected;
      const { page } = await visit({ locale });
      await page.goto(plain.origin + path);
      const launcher = page.getByRole('button', { name: label, exact: true });
      await launcher.click();
      await page.frameLocator(`iframe[title="${label}"]`).getByLabel(field).waitFor();
      const { x } = (await launcher.boundingBox())!;
      expect(x < 640 ? 'left' : 'right').toBe(side);
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: close, exact: true }).click();
    },
  );

  it('are the site’s own where it has some, in the corner that it names', async () => {
    handOut(null);
    const { page } = await visit();
    await page.goto(wordy.origin);
    const launcher = page.getByRole('button', { name: 'Hilfe', exact: true });
    await launcher.click();
    await page.getByRole('alert').getByText('Geht nicht').waitFor();
    expect((await launcher.boundingBox())!.x).toBeGreaterThan(640);
    await page.getByRole('button', { name: 'Zu', exact: true }).click();
    handOut({});
    await launcher.click();
    await page.frameLocator('iframe[title="Hilfe"]').getByLabel('رسالتك').waitFor();
  });
});
