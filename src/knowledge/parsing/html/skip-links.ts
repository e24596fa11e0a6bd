import { Parser } from 'htmlparser2';
import { isUnseen } from './html-elements.js';
import { requireDepth } from './require-depth.js';

/** More are a table of contents. */
const MAX_LINKS = 3;
/** Behind so many characters, no page begins. */
const MAX_START = 200_000;

/**
 * The links, by their place among all elements, with which a page begins and that lead to a part of it: for whoever hears
 * the page, and no part of what it says.
 */
export function skipLinks(source: string): ReadonlySet<number> {
  const links = new Set<number>();
  const open: { place: number; isLink: boolean; isUnseen: boolean }[] = [];
  let elements = 0;
  const page = { isBegun: false };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements += 1;
      open.push({
        place: elements,
        isLink: name === 'a' && /^#./.test(attributes.href ?? ''),
        isUnseen: open.at(-1)?.isUnseen === true || isUnseen(name, attributes) || name === 'title',
      });
      requireDepth(open);
    },
    onclosetag: () => open.pop(),
    ontext: (text) => {
      if (page.isBegun || open.at(-1)?.isUnseen === true || !/[\p{L}\p{N}]/u.test(text)) return;
      const link = open.find(({ isLink }) => isLink);
      if (link) links.add(link.place);
      else page.isBegun = true;
    },
  });
  parser.end(source.slice(0, MAX_START));
  return page.isBegun && links.size <= MAX_LINKS ? links : new Set();
}
