/** What surrounds the content of a page, as its author calls it. */
const AROUND = new Set(
  (
    'cookie cookies consent gdpr newsletter subscribe subscription share sharing social related recommend recommended ' +
    'recommendation recommendations breadcrumb breadcrumbs sidebar popup modal advert adverts advertisement ' +
    'advertisements promo pagination pager skiplink siteheader sitefooter sitenav nav navbar navigation menu ' +
    'footer commentlist commentform respond paywall'
  ).split(' '),
);
/** The same of styles alone: what an element is about may be called so as well. */
const AROUND_STYLES = new Set([...AROUND, 'comments', 'likes', 'copyright']);
/** Of these words, what is said besides makes no difference where a style is named. */
const ALWAYS = new Set('footer sidebar navbar breadcrumb breadcrumbs newsletter gdpr'.split(' '));
/** What is said besides of a part of a page, and not of what it is about. */
const BESIDES = new Set(
  (
    'wrap wrapper container outer inner holder box block area bar banner panel widget widgets module section region row ' +
    'col column columns content list links link items buttons button icons icon main primary secondary top bottom ' +
    'left right upper lower header head title footer global page site mobile desktop sticky fixed toggle toggler ' +
    'dialog overlay notice message signup form posts post articles article stories news media entry blog sub dropdown ' +
    'mega burger hamburger logo copyright legal socket inside above below first second third middle prev previous next ' +
    'single full inline horizontal vertical collapse hidden visible embedded search user meta tabs label field submit ' +
    'facebook twitter instagram pinterest youtube whatsapp email networks count text law name mod view location style ' +
    'enabled standard thread closed rules login reply comment'
  ).split(' '),
);
const TWO_WORDS = /(bread|side|skip|site)[-_](?=crumb|bar|link|header|footer|nav)/g;
/** `author` alone is a name, and no box. */
const AUTHOR_BOX =
  /(?<![a-z])(?:about[-_](?:the[-_])?author|author[-_]?(?:bio|box|info|description|about|card|profile))(?![a-z])/g;
const RELATED =
  /(?<![a-z])related[-_]?(?:posts?|articles?|content|stories|news|links|topics|coverage)(?![a-z])/g;
/** What these say, nothing besides unsays. */
const CERTAIN = ['authorbox', 'relatedposts'];
/** Before its words, a name may say whose it is. */
const MAX_PREFIX_LENGTH = 2;
const MAX_LENGTH = 500;

/**
 * Whether one of the names that an element is given says that it surrounds the content. It says nothing else then:
 * what is about menus or shares is content.
 *
 * @param names as in an attribute, with spaces between.
 */
export function isCalledAround(names = ''): boolean {
  return wordsOf(names).some((words) => saysAround(words, AROUND));
}

/** The same of the names of styles: they seldom say what an element is about. */
export function isStyledAround(names = ''): boolean {
  return wordsOf(names).some(
    (words) => words.some((word) => ALWAYS.has(word)) || saysAround(words, AROUND_STYLES),
  );
}

function wordsOf(names: string): string[][] {
  const spelt = names.slice(0, MAX_LENGTH).replace(/(?<=[a-z])(?=[A-Z])/g, '-');
  const list = spelt.toLowerCase().split(/\s+/);
  return list.map((name) =>
    name
      .replace(TWO_WORDS, '$1')
      .replace(AUTHOR_BOX, 'authorbox')
      .replace(RELATED, 'relatedposts')
      .split(/[-_]+/),
  );
}

function saysAround(words: readonly string[], around: ReadonlySet<string>): boolean {
  const isKnown = (word: string, index: number): boolean =>
    around.has(word) ||
    BESIDES.has(word) ||
    /^\d*$/.test(word) ||
    (index === 0 && word.length <= MAX_PREFIX_LENGTH);
  if (CERTAIN.some((word) => words.includes(word))) return true;
  return words.some((word) => around.has(word)) && words.every(isKnown);
}
