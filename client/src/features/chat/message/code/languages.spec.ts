import { languageNamed, loadLanguage } from './languages.js';

describe('the languages of code', () => {
  it.each([
    ['python', 'python'],
    ['JS', 'javascript'],
    ['c++', 'cpp'],
    ['html', 'xml'],
    ['sh', 'bash'],
  ])('%s is read as %s', async (written, name) => {
    expect(languageNamed(written)).toBe(name);
    expect(await loadLanguage(name)).toEqual(expect.any(Function));
  });

  it.each(['brainf', 'constructor', ''])('%j is not coloured', (written) => {
    expect(languageNamed(written)).toBeUndefined();
  });
});
