import { Parser } from 'htmlparser2';
import { BANNERS, CONTENT_STARTS } from './html-elements.js';
import { requireDepth } from './require-depth.js';

/**
 * Which elements of a page, by their place among all, are banners that are never closed, and in which nothing says where the content
 * begins: they hold all that follows.
 */
export function unclosedBanners(source: string): Set<number> {
  const unclosed = new Set<number>();
  const open: number[] = [];
  let elements = 0;
  let lastStart = 0;
  const parser = new Parser({
    onopentag: (name) => {
      elements += 1;
      if (CONTENT_STARTS.has(name)) lastStart = elements;
      open.push(elements);
      requireDepth(open);
    },
    onclosetag: (name, isImplied) => {
      const place = open.pop();
      if (place !== undefined && isImplied && lastStart < place && BANNERS.has(name)) unclosed.add(place);
    },
  });
  parser.end(source);
  return unclosed;
}
