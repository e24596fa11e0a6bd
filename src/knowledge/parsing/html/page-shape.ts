import { Parser } from 'htmlparser2';
import { headingLevel, isUnseen } from './html-elements.js';
import { requireDepth } from './require-depth.js';

/** What surrounds the content of a page, by the name of its element or by its role. */
const AROUND = new Set('nav aside footer header form button dialog menu'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar'.split(' '),
);
/** The same by what its author calls it, as a word of a class or of the id. */
const CALLED_AROUND =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|shar(?:e|ing)|social|related|recommend(?:ed|ations?)|bread-?crumbs?|side-?bar|popup|modal|advert(?:s|isements?)?|promo|pagination|pager|skip-?link|site-?(?:header|footer|nav)|nav(?:bar|igation)?|menu|footer)(?:$|[\s_-])/i;
/** What may be nothing but a list of links. */
const LISTS = new Set('ul ol dl div section table p td'.split(' '));
/** Named after what else is on the page. */
const WHOLE = new Set(['html', 'body', 'main', 'article', 'h1']);
const MAX_NAME_LENGTH = 500;
const CONTENT = new Set(['article', 'main']);
/** Of the letters of a part: with more in links, it leads elsewhere. */
const MAX_LINKED = 0.6;
/** Of the letters of the page: what has more is its content, whatever it is called. */
const LARGE_SHARE = 0.4;
/** A page with more is read as it is. */
const MAX_ELEMENTS = 200_000;

/** What is known of a page before it is read. */
export interface PageShape {
  /** What surrounds its content: elements by their place among all. */
  surroundings: ReadonlySet<number>;
  elements: number;
  depth: number;
}

interface Part {
  place: number;
  name: string;
  isAround: boolean;
  isUnseen: boolean;
  letters: number;
  linked: number;
  hasTitle: boolean;
}

/** @returns undefined for a page that has too many elements to tell. */
export function shapeOf(source: string): PageShape | undefined {
  const large = LARGE_SHARE * lettersIn(source);
  const surroundings = new Set<number>();
  const open: Part[] = [];
  let [elements, depth, links, contents] = [0, 0, 0, 0];
  const close = (part: Part) => {
    if (part.isUnseen) return;
    const leads = LISTS.has(part.name) && !part.hasTitle && part.linked > part.letters * MAX_LINKED;
    const isTitled = part.name === 'header' && contents > 0 && part.hasTitle;
    const isAround = part.isAround && !isTitled;
    if (part.letters < large && (isAround || leads)) surroundings.add(part.place);
    const parent = open.at(-1);
    // What is around is no part of what is around that.
    if (!parent || (isAround && part.letters < large)) return;
    parent.letters += part.letters;
    parent.linked += part.linked;
    parent.hasTitle ||= part.hasTitle;
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements += 1;
      const isAround =
        AROUND.has(name) ||
        ROLES.has(attributes.role?.toLowerCase() ?? '') ||
        (!WHOLE.has(name) && isCalledAround(attributes));
      open.push({
        ...{ place: elements, name, isAround, letters: 0, linked: 0, hasTitle: headingLevel(name) === 1 },
        isUnseen: open.at(-1)?.isUnseen === true || isUnseen(name, attributes),
      });
      requireDepth(open);
      depth = Math.max(depth, open.length);
      if (name === 'a') links += 1;
      if (CONTENT.has(name)) contents += 1;
    },
    onclosetag: (name) => {
      const part = open.pop();
      if (name === 'a') links -= 1;
      if (CONTENT.has(name)) contents -= 1;
      if (part) close(part);
    },
    ontext: (text) => {
      const part = open.at(-1);
      if (!part || part.isUnseen) return;
      const letters = lettersOf(text);
      part.letters += letters;
      if (links > 0) part.linked += letters;
    },
  });
  parser.end(source);
  return elements > MAX_ELEMENTS ? undefined : { surroundings, elements, depth };
}

function isCalledAround({ class: classes = '', id = '' }: Record<string, string>): boolean {
  return [classes, id].some((name) => CALLED_AROUND.test(name.slice(0, MAX_NAME_LENGTH)));
}

/** All that can be seen of a page. */
function lettersIn(source: string): number {
  const unseen: boolean[] = [];
  let letters = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      unseen.push(unseen.at(-1) === true || isUnseen(name, attributes));
      requireDepth(unseen);
    },
    onclosetag: () => unseen.pop(),
    ontext: (text) => {
      if (unseen.at(-1) !== true) letters += lettersOf(text);
    },
  });
  parser.end(source);
  return letters;
}

function lettersOf(text: string): number {
  return text.replace(/\s+/g, '').length;
}
