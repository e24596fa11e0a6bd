import { type Language } from '../applications/languages.js';
import { KnowledgeFixture } from './testing/knowledge-fixture.js';

const APPLICATION = 'app';
const TEXTS: [language: Language, question: string, answer: string, highlighted: string[], other: string][] =
  [
    [
      'de',
      'Welche Gebuehren hat das Konto?',
      'Die Gebühr für ein Konto beträgt 4 € im Monat.',
      ['Gebühr', 'Konto'],
      'Das ist, was es hat: welche Karten?',
    ],
    [
      'fr',
      'Quelles assurances avez-vous ?',
      'Le prix de l’assurance dépend de votre âge.',
      ['assurance'],
      'Quelles cartes avez-vous ?',
    ],
    [
      'es',
      '¿cómo pago la factura?',
      'Las facturas se pagan aquí.',
      ['facturas', 'pagan'],
      '¿Cómo es la tarjeta?',
    ],
    ['it', "com'è l'assicurazione?", 'Tutto sulle assicurazioni.', ['assicurazioni'], "L'ora è com'è."],
    [
      'pt',
      'perdi os cartoes',
      'Perdeu o seu cartão?',
      ['Perdeu', 'cartão'],
      'As cartas chegam os seus dias.',
    ],
    [
      'nl',
      'wat kosten de rekeningen?',
      'Een rekening kost niets.',
      ['rekening', 'kost'],
      'Wat zijn de kaarten?',
    ],
    ['tr', 'hesabım nerede?', 'Bir hesap her şubede açılır.', ['hesap'], 'Kartlar burada.'],
    ['ar', 'أين حسابي؟', 'يفتح الحساب في كل فرع.', ['الحساب'], 'البطاقة هنا.'],
    ['el', 'πού είναι οι λογαριασμοί;', 'Ο λογαριασμός ανοίγει εδώ.', ['λογαριασμός'], 'Η κάρτα είναι εδώ.'],
    ['ro', 'unde sunt băncile?', 'O bancă are reguli.', ['bancă'], 'Cardul este aici.'],
    ['hi', 'बैंकों का क्या?', 'यह बैंक नया है।', ['बैंक'], 'यह कार्ड है।'],
    ['vi', 'tài khoản ở đâu?', 'Mở tài khoản tại đây.', ['tài khoản'], 'Thẻ này miễn phí.'],
    ['none', '手机丢失', '如果手机丢失，请联系我们。', ['手机丢失'], '请问利息。'],
  ];

describe('knowledge in the language of its application', () => {
  it.each(TEXTS)('%s: %s', async (language, query, answer, highlighted, other) => {
    const fixture = await KnowledgeFixture.create(language);
    for (const [title, content] of Object.entries({ '1': answer, '2': other })) {
      await fixture.knowledge.addDocument({ applicationId: APPLICATION, category: 'c', title, content });
    }

    const turns = [{ role: 'user' as const, text: query }];
    const { hits } = await fixture.knowledge.search({ applicationId: APPLICATION, turns, topK: 5 });
    const { passages } = await fixture.knowledge.retrieve({ applicationId: APPLICATION, turns, topK: 5 });

    expect(hits.map(({ document }) => document.content)).toEqual([answer]);
    expect(hits[0]?.passages[0]?.highlights.map(([from, to]) => answer.slice(from, to))).toEqual(highlighted);
    expect(passages.map(({ passage }) => passage.text)).toEqual([answer]);
    await fixture.close();
  });
});
