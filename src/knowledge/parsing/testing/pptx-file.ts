import { officeFile } from './archive-file.js';

export interface Slide {
  /** As XML of its shapes. */
  shapes: string;
  notes?: string;
  isHidden?: boolean;
  /** What its shapes refer to. */
  relations?: readonly (readonly [id: string, target: string])[];
}

/** A box with paragraphs, each as text or as XML. @param placeholder such as `title`; none for a box of its own. */
export function box(paragraphs: readonly string[], placeholder?: string): string {
  const type = placeholder === 'body' ? '' : ` type="${placeholder}"`;
  const holder = placeholder === undefined ? '' : `<p:ph${type}/>`;
  const texts = paragraphs.map((text) =>
    text.startsWith('<') ? text : `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`,
  );
  return `<p:sp><p:nvSpPr><p:nvPr>${holder}</p:nvPr></p:nvSpPr><p:txBody>${texts.join('')}</p:txBody></p:sp>`;
}

export function pptxFile(slides: readonly Slide[], more: Record<string, string> = {}): Uint8Array {
  const entries: Record<string, string> = {
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${slides.map((_, index) => `<p:sldId r:id="r${index}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ...more,
  };
  const relations: Record<string, [string, string][]> = {
    // The names of parts say nothing of their order.
    'ppt/presentation.xml': slides.map((_, index) => [
      `r${index}`,
      `slides/slide${slides.length - index}.xml`,
    ]),
  };
  for (const [index, { shapes, notes, isHidden = false, relations: own = [] }] of slides.entries()) {
    const number = slides.length - index;
    const show = isHidden ? ' show="0"' : '';
    entries[`ppt/slides/slide${number}.xml`] =
      `<p:sld${show}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    relations[`ppt/slides/slide${number}.xml`] = own.map(([id, target]) => [id, target]);
    if (notes === undefined) continue;
    entries[`ppt/notesSlides/notes${number}.xml`] =
      `<p:notes><p:spTree>${box(['1'], 'sldNum')}<p:sp><p:nvPr><p:ph type="body"/></p:nvPr><p:txBody><a:p><a:r><a:t>${notes}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:notes>`;
    relations[`ppt/slides/slide${number}.xml`]?.push(['notes', `../notesSlides/notes${number}.xml`]);
  }
  return officeFile(entries, relations);
}
