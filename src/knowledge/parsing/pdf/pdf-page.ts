import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type Annotation, annotationRuns } from './annotation-runs.js';
import { toLines } from './page-lines.js';
import { type PdfPage } from './pdf-line.js';
import { type OperatorList, type Operations, rulingsOf } from './rulings.js';
import { mainTurns, place } from './text-run.js';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPageProxy = Awaited<ReturnType<PdfDocument['getPage']>>;

/** In points: smaller pictures are no pages that were scanned. */
const LEAST_PICTURE = 20;
/** What no letter is: of private meaning, or where the reader of PDF knows none. */
const UNREAD = /[\uE000-\uF8FF\uFFFD\0]/g;

/** A page, and what is to be said of how it could be read. */
export interface ReadPage extends PdfPage {
  /** Whether anything is drawn that is no text. */
  hasDrawing: boolean;
  /** Whether letters stand on it in a type that does not tell what they are. */
  hasLostText: boolean;
}

export async function readPage(page: PdfPageProxy): Promise<ReadPage> {
  const { OPS } = await getResolvedPDFJS();
  const list: OperatorList = await page.getOperatorList();
  const { items } = await page.getTextContent();
  const annotations = (await page.getAnnotations()) as Annotation[];
  const runs = [...items.filter((item) => 'str' in item), ...annotationRuns(annotations)].flatMap(place);
  const turns = mainTurns(runs);
  const read = {
    lines: toLines(runs),
    rulings: rulingsOf(list, OPS, turns),
    ...edgesOf(page.view, turns),
    hasDrawing: hasDrawing(list, OPS),
    hasLostText: hasLostText(page, list, OPS.setFont) || isMostlyUnread(runs),
  };
  page.cleanup();
  return read;
}

function edgesOf(view: readonly number[], turns: number) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = view;
  if (turns === 1) return { bottom: -x2, top: -x1 };
  if (turns === 2) return { bottom: -y2, top: -y1 };
  return turns === 3 ? { bottom: x1, top: x2 } : { bottom: y1, top: y2 };
}

/** Pictures are left out when a page is read: what is seen of them is that they are stretched. */
function hasDrawing({ fnArray, argsArray }: OperatorList, operations: Operations): boolean {
  return fnArray.some((operation, index) => {
    const args = argsArray[index] as readonly number[] | null;
    if (operation === operations.constructPath) return args?.[0] !== operations.endPath;
    if (operation !== operations.transform || !args) return false;
    const [a = 0, b = 0, c = 0, d = 0] = args;
    return Math.hypot(a, b) >= LEAST_PICTURE && Math.hypot(c, d) >= LEAST_PICTURE;
  });
}

/** A type that could not be read is kept as the text of its error, and its letters are nowhere. */
function hasLostText({ commonObjs }: PdfPageProxy, list: OperatorList, setFont: number): boolean {
  return list.fnArray.some((operation, index) => {
    const name = operation === setFont ? (list.argsArray[index] as unknown[])[0] : undefined;
    return typeof name === 'string' && commonObjs.has(name) && typeof commonObjs.get(name) === 'string';
  });
}

function isMostlyUnread(runs: readonly { drawn: string }[]): boolean {
  const text = runs.map(({ drawn }) => drawn).join('');
  return (text.match(UNREAD)?.length ?? 0) > text.length / 2;
}
