import { type TextRun } from './text-run.js';
import { isRightToLeft } from './visual-order.js';

/** What pdf.js says of an annotation, as far as it has a text. All of it comes from the file. */
export interface Annotation {
  subtype?: unknown;
  fieldType?: unknown;
  fieldValue?: unknown;
  exportValue?: unknown;
  buttonValue?: unknown;
  checkBox?: unknown;
  radioButton?: unknown;
  password?: unknown;
  hidden?: unknown;
  noView?: unknown;
  rect?: unknown;
  contentsObj?: { str?: unknown } | null;
  defaultAppearanceData?: { fontSize?: unknown } | null;
}

const DEFAULT_SIZE = 10;
const MAX_SIZE = 14;
const LINE_STEP = 1.2;

/** What was filled into a form, and what was written over a page, as runs of its text: each stands at its place. */
export function annotationRuns(annotations: readonly Annotation[]): TextRun[] {
  return annotations.flatMap((annotation) => {
    const { rect } = annotation;
    const text = textOf(annotation).trim();
    if (text === '' || annotation.hidden === true || annotation.noView === true || !isBox(rect)) return [];
    return linesIn(rect, text.split(/\r\n?|\n/), sizeOf(annotation, rect));
  });
}

function textOf(annotation: Annotation): string {
  if (annotation.subtype === 'FreeText') return textual(annotation.contentsObj?.str);
  if (annotation.subtype !== 'Widget' || annotation.password === true) return '';
  if (annotation.fieldType === 'Btn') return markOf(annotation);
  if (annotation.fieldType !== 'Tx' && annotation.fieldType !== 'Ch') return '';
  const { fieldValue } = annotation;
  return Array.isArray(fieldValue) ? fieldValue.map(textual).join(', ') : textual(fieldValue);
}

function markOf({ checkBox, radioButton, fieldValue, exportValue, buttonValue }: Annotation): string {
  if (checkBox === true) return isOn(fieldValue, exportValue) ? '☒' : '☐';
  if (radioButton === true) return isOn(fieldValue, buttonValue) ? '☒' : '☐';
  return '';
}

function isOn(value: unknown, own: unknown): boolean {
  return typeof value === 'string' && value !== 'Off' && (typeof own !== 'string' || value === own);
}

function linesIn([x1, y1, x2, y2]: Box, lines: readonly string[], size: number): TextRun[] {
  const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
  const [bottom, top] = [Math.min(y1, y2), Math.max(y1, y2)];
  // One line stands in the middle; of several, the first at the top.
  const first = lines.length === 1 ? (top + bottom) / 2 - size * 0.35 : top - size;
  return lines.map((str, index) => ({
    str,
    dir: isRightToLeft(str) ? 'rtl' : 'ltr',
    transform: [size, 0, 0, size, left, first - index * size * LINE_STEP],
    width: Math.min(right - left, str.length * size * 0.5),
    fontName: 'annotation',
  }));
}

function sizeOf({ defaultAppearanceData, subtype }: Annotation, [, y1, , y2]: Box): number {
  const size = Number(defaultAppearanceData?.fontSize);
  if (size > 0 && size <= MAX_SIZE) return size;
  return subtype === 'Widget' ? Math.min(Math.max(Math.abs(y2 - y1) * 0.6, 1), DEFAULT_SIZE) : DEFAULT_SIZE;
}

type Box = readonly [number, number, number, number];

function isBox(rect: unknown): rect is Box {
  return Array.isArray(rect) && rect.length === 4 && rect.every((place) => Number.isFinite(place));
}

function textual(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
