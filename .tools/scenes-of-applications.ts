import { type Page } from 'playwright-core';
import { type Scene } from './scene.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#8a1c5b" d="M12 2 3 20h18zM11 9h2v6h-2z"/></svg>';
const HARBOUR = {
  name: 'Harbour Insurance',
  greeting: 'What may we cover for you?',
  introduction: 'Ask about boats, cargo and claims.',
  placeholder: 'Your question to the harbour…',
  quick_actions: ['What is covered at sea?', 'How do I claim?', 'Who is my agent?'],
  accent_color: '#8a1c5b',
  translations: {
    de: {
      greeting: 'Was dürfen wir für Sie versichern?',
      introduction: 'Fragen Sie zu Booten, Ladung und Schäden.',
      quick_actions: ['Was ist auf See versichert?', 'Wie melde ich einen Schaden?'],
    },
    ar: {
      name: 'تأمين الميناء',
      greeting: 'ماذا نؤمّن لك؟',
      introduction: 'اسأل عن القوارب والبضائع والمطالبات.',
      quick_actions: ['ما الذي يشمله التأمين في البحر؟', 'كيف أقدّم مطالبة؟'],
    },
  },
};

async function openHarbour(page: Page): Promise<void> {
  await page.request.put('/v1/applications/app_harbour/page', { data: HARBOUR });
  await page.request.put('/v1/applications/app_harbour/page/logo', {
    data: { media_type: 'image/svg+xml', data: Buffer.from(LOGO).toString('base64') },
  });
  await page.goto('/?application=app_harbour');
  await page.locator('form textarea').last().waitFor();
}

/** The page as an application wants it, and in the corner of a site. */
export const SCENES_OF_APPLICATIONS: readonly Scene[] = [
  { name: 'application', show: openHarbour },
  {
    name: 'application-reply',
    show: async (page) => {
      await openHarbour(page);
      await page.locator('main ul button').first().click();
      await page.locator('[data-role="assistant"] p').first().waitFor();
    },
  },
  {
    name: 'plain',
    show: async (page) => {
      await page.goto('/?application=app_nobody');
      await page.locator('form textarea').last().waitFor();
    },
  },
  {
    name: 'widget-closed',
    show: async (page) => {
      await page.goto('/demo/');
      await page.locator('chat-widget .launcher').waitFor();
    },
  },
  {
    name: 'widget',
    show: async (page) => {
      await page.goto('/demo/');
      await page.locator('chat-widget .launcher').click();
      await page.frameLocator('chat-widget iframe').locator('form textarea').last().waitFor();
    },
  },
  {
    name: 'widget-failed',
    show: async (page) => {
      await page.route('**/widget.js', async (route) => {
        const response = await route.fetch();
        // As on a site whose way to a token is broken.
        const body = `document.currentScript.dataset.tokenFunction = 'missing';${await response.text()}`;
        await route.fulfill({ response, body });
      });
      await page.goto('/demo/');
      await page.locator('chat-widget .launcher').click();
      await page.locator('chat-widget .problem').waitFor();
    },
  },
];
