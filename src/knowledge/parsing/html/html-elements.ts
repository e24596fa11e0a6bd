/** Never text for readers. */
const UNSEEN = new Set(
  'script style template noscript iframe object svg canvas audio video select datalist textarea head rt rp'.split(
    ' ',
  ),
);
const BOILERPLATE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar']);
/** Where a header or footer belongs to the content. */
export const CONTENT_ELEMENTS = new Set(['main', 'article', 'section']);

/** Around the menus of a page. The content of a page is in none that is closed where it should be. */
export const BANNERS = new Set(['header', 'nav']);
export const CONTENT_STARTS = new Set(['main', 'article']);
const HEAD_ELEMENTS = new Set('title meta link base style script noscript template'.split(' '));

/** Whether an element may stand in the head of a page. */
export function isOfHead(name: string): boolean {
  return name === 'head' || HEAD_ELEMENTS.has(name);
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);

export function isBlock(name: string): boolean {
  return BLOCKS.has(name) || headingLevel(name) !== undefined;
}

export function headingLevel(name: string): number | undefined {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : undefined;
}

/** Elements whose content is not shown at all. */
export function isUnseen(name: string, attributes: Record<string, string>): boolean {
  if (UNSEEN.has(name) || 'hidden' in attributes) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '');
}

/** What is the same on every page of a site, where it is marked as such. */
export function isBoilerplate(
  name: string,
  attributes: Record<string, string>,
  insideContent: boolean,
): boolean {
  if (BOILERPLATE_ROLES.has(attributes.role?.toLowerCase() ?? '')) return true;
  return name === 'nav' || (!insideContent && (name === 'header' || name === 'footer'));
}
