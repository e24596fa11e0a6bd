import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';

const SELF = "'self'";
const NONE = "'none'";

/** Whatever a page is not told to load, run or be framed by, it must not. */
const NOTHING = {
  'default-src': [NONE],
  'base-uri': [NONE],
  'form-action': [NONE],
  'frame-ancestors': [NONE],
};

/** What the chat page is made of. It writes no script and no style into itself, and shows no picture of others. */
const PAGE = {
  ...NOTHING,
  'script-src': [SELF],
  'style-src': [SELF],
  'font-src': [SELF],
  'img-src': [SELF, 'data:'],
  'connect-src': [SELF],
};

/** The page of the documentation is another's work, and writes its styles into itself. */
const DOCUMENTATION = { ...PAGE, 'style-src': [SELF, "'unsafe-inline'"] };

const withPolicy = (directives: Record<string, string[]>): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    xFrameOptions: { action: 'deny' },
    // The server speaks plain HTTP; what encrypts before it knows whether it always will.
    strictTransportSecurity: false,
  });

/**
 * For the page in a frame of another site.
 * @param origins of the sites that may show it.
 */
export const secureAsFrame = (origins: readonly string[]): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...PAGE, 'frame-ancestors': [SELF, ...origins] },
    },
    // It knows no list of sites.
    xFrameOptions: false,
    strictTransportSecurity: false,
  });

/** For the page that shows the chat in its corner, as a site would. */
export const secureAsDemo = withPolicy({ ...PAGE, 'frame-src': [SELF] });

/** Where the page and its files are. */
const PAGES = ['/c', '/knowledge', '/shared', '/assets', '/embed', '/demo'];

/** For the page, wherever it is shown. */
export const secureAsPage = withPolicy(PAGE);
const forDocumentation = withPolicy(DOCUMENTATION);
// Whoever opens an answer as a page may follow a stream from there, by hand.
const forData = withPolicy({ ...NOTHING, 'connect-src': [SELF] });

/**
 * Tells browsers what may be done with an answer. Data may be shown by nobody and kept by nobody; files that are the
 * same for all may be kept, and say themselves for how long.
 */
export function secureHeaders(request: Request, response: Response, next: NextFunction): void {
  const { path } = request;
  if (isBelow(path, '/docs')) {
    forDocumentation(request, response, next);
    return;
  }
  if (!isBelow(path, '/assets')) response.set('Cache-Control', 'no-store');
  if (path === '/' || PAGES.some((folder) => isBelow(path, folder))) secureAsPage(request, response, next);
  else forData(request, response, next);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
