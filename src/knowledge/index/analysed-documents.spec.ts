import { AnalysedDocuments, type AnalysisInput } from './analysed-documents.js';

const INPUT: AnalysisInput = {
  documentId: 'doc_1',
  title: 'Fees',
  text: 'Four pounds.\n\nPaid monthly.',
  structure: undefined,
  language: 'en',
};

describe('AnalysedDocuments', () => {
  it('gives what it made before, once, and makes the same anew', () => {
    const analysed = new AnalysedDocuments();
    const made = analysed.take(INPUT);
    analysed.prepare([{ ...INPUT, documentId: 'doc_2' }, INPUT]);
    expect(analysed.take({ ...INPUT })).toEqual(made);
    expect(analysed.take({ ...INPUT })).toEqual(made);
    expect([...(made[0]?.terms.frequencies.keys() ?? [])]).toEqual(
      expect.arrayContaining(['fee', 'pound', 'month']),
    );
  });

  it.each<Partial<AnalysisInput>>([
    { documentId: 'doc_2' },
    { title: 'Charges' },
    { text: 'Five pounds.' },
    { structure: JSON.stringify([{ kind: 'heading', start: 0, end: 12, level: 1 }]) },
    { language: 'de' },
  ])('makes anew what is about something else: %j', (change) => {
    const analysed = new AnalysedDocuments();
    analysed.prepare([INPUT]);
    expect(analysed.take({ ...INPUT, ...change })).toEqual(
      new AnalysedDocuments().take({ ...INPUT, ...change }),
    );
  });

  it('forgets what nobody asks for', () => {
    const analysed = new AnalysedDocuments();
    analysed.prepare([INPUT]);
    analysed.forget();
    expect(analysed.take(INPUT)).toEqual(new AnalysedDocuments().take(INPUT));
  });
});
