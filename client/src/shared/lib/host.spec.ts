import { framedApplicationOf } from './host.js';

it.each([
  ['/embed/app_bank', 'app_bank'],
  ['/embed/app%20bank/c/conv_1', 'app bank'],
  ['/embed/', null],
  ['/embed/%E0%A4%A', null],
  ['/c/embed', null],
  ['/', null],
])('a page at %j is in a frame for %j', (path, application) => {
  expect(framedApplicationOf(path)).toBe(application);
});
