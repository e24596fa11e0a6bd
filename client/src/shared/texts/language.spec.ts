import { localeOf } from './language.js';
import { preferredOf } from './languages.js';

describe('the language of the page', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'ar-EG', 'en'], 'ar'],
    [['DE'], 'de'],
    [['den'], 'en'],
    [['constructor'], 'en'],
    [[], 'en'],
  ] as const)('of a browser that is set to %j is %s', (wished, code) => {
    expect(preferredOf(wished)).toBe(code);
  });

  it('counts and dates as the region of the reader does', () => {
    expect(localeOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeOf('de', ['fr-FR', 'en-GB'])).toBe('de');
  });
});
