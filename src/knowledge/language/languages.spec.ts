import { type Language, LANGUAGES } from '../../applications/languages.js';
import { analyse } from './text-analyser.js';

/** Each line is of forms of one word, or of ways to write it, and of no other word of its language. */
const FORMS: Record<Exclude<Language, 'none'>, readonly string[]> = {
  en: [
    'account accounts ACCOUNTS',
    'open opening opened opens',
    'fee fees',
    'résumé resume résumés',
    'university universities',
    'transfer transferred transferring',
    'used use using',
  ],
  da: ['konto kontoen', 'lån lånene', 'gebyr gebyrer gebyret', 'åbne åbner ÅBNE', 'kort korter kortet'],
  de: [
    'Gebühr Gebühren gebuehr GEBÜHREN',
    'Haus Häuser Hauses',
    'Straße Strasse STRASSE',
    'Karte Karten',
    'eröffnen eröffnet eroeffnen',
    'Überweisung Überweisungen Ueberweisung',
    'kündigen kündige',
  ],
  es: [
    'cuenta cuentas CUENTAS',
    'información informaciones informacion',
    'factura facturas',
    'pagar pagaron pagamos',
    'crédito créditos credito',
    'comisión comisiones',
  ],
  fi: ['laina lainat lainan', 'kortti kortit', 'maksu maksut maksun'],
  fr: [
    'assurance assurances l’assurance',
    'intérêt intérêts interet',
    'compte comptes',
    'payé payée payées payee',
    'ouvrir ouvrira ouvrirons',
    'général générale générales',
  ],
  it: [
    'conto conti',
    "account dell'account",
    'assicurazione assicurazioni l’assicurazione',
    'pagare pagato pagamento pagamenti',
    'città CITTÀ',
    'carta carte',
  ],
  nl: ['rekening rekeningen', 'kaart kaarten', 'betaling betalingen', 'verzekering verzekeringen'],
  no: ['konto kontoen', 'gebyr gebyrer gebyret', 'forsikring forsikringer forsikringen', 'åpne åpner'],
  pl: ['konto konta', 'karta karty kartą', 'opłata opłaty', 'kredyt kredyty kredytów'],
  pt: [
    'conta contas',
    'informação informações informacao informacoes INFORMAÇÃO',
    'cartão cartões cartoes cartao',
    'carta cartas',
    'pagamento pagamentos',
    'crédito créditos credito',
  ],
  ru: [
    'счёт счет',
    'карта карты картой',
    'процент проценты процентов',
    'открыть открыл открыла',
    'Банк БАНКА',
  ],
  sv: [
    'faktura fakturor',
    'avgift avgifter avgiften',
    'försäkring försäkringar',
    'ränta RÄNTA',
    'öppna öppnar',
  ],
  ar: ['حساب الحساب حسابي', 'قرض القرض قرضا', 'فرع الفرع', 'مُعَلِّم معلم المعلم', 'فائدة الفائدة فائده'],
  el: [
    'λογαριασμός λογαριασμού λογαριασμό ΛΟΓΑΡΙΑΣΜΟΣ',
    'κάρτα κάρτες καρτα',
    'δάνειο δάνεια δανείου',
    'πληρωμή πληρωμές ΠΛΗΡΩΜΗ',
    'τράπεζα τράπεζες',
  ],
  hi: ['कार्ड कार्डों', 'बैंक बैंकों', 'किताब किताबें किताबों', 'शाखा शाखाएं शाखाओं', 'भुगतान भुगतानों'],
  ro: [
    'cont contul contului',
    'bancă băncii banca BANCĂ',
    'credit credite creditul',
    'plată plăți plata PLĂŢI',
    'dobândă dobânda',
    'comision comisionul',
  ],
  tr: [
    'hesap hesaplar hesabı HESABIN',
    'ışık IŞIK ışıklar',
    "İstanbul istanbul İstanbul'da",
    'faiz faizi faizler',
    'şube şubeler subeleri',
  ],
  // Apart, as neighbours are a word as well.
  vi: ['khoản, KHOẢN, khoan', 'ngân, NGÂN, ngan', 'phí, PHÍ'],
};

/** Questions that say nothing but that they are one. */
const EMPTY_QUESTIONS: Record<Exclude<Language, 'none'>, string> = {
  en: 'What is it, and how do you do this?',
  da: 'Hvad er det, og hvordan gør man det?',
  de: 'Was ist das und wie kann ich es für mich?',
  es: '¿Qué es esto y cómo puedo hacer yo?',
  fi: 'Mitä se on ja miten minä voin?',
  fr: 'Qu’est-ce que c’est et où est-ce qu’il y en a ?',
  it: "Che cosa c'è e come posso fare?",
  nl: 'Wat is het en hoe kan ik dat doen?',
  no: 'Hva er det, og hvordan kan jeg gjøre det?',
  pl: 'Co to jest i jak mogę?',
  pt: 'O que é isso e como eu posso fazer?',
  ru: 'Что это и как я могу?',
  sv: 'Vad är det och hur kan jag göra det?',
  ar: 'ما هذا؟ كيف هو؟',
  el: 'Τι είναι αυτό και πώς μπορώ να το έχω;',
  hi: 'यह क्या है और मैं इसे कैसे कर सकता हूँ?',
  ro: 'Ce este aceasta și cum pot să o am?',
  tr: 'Bu nedir ve o neden böyle?',
  vi: 'Đây là gì và tôi làm thế nào?',
};

const contentTerms = (text: string, language: Language) =>
  analyse(text, language)
    .filter(({ isStopWord }) => !isStopWord)
    .map(({ term }) => term);
const languages = LANGUAGES.filter((language) => language !== 'none');

describe.each(languages)('in the language %s', (language) => {
  it.each(FORMS[language])('%s are one word', (forms) => {
    expect([...new Set(contentTerms(forms, language))]).toHaveLength(1);
  });

  it('one word is not another', () => {
    const words = FORMS[language].map((forms) => contentTerms(forms, language)[0]);

    expect(new Set(words).size).toBe(words.length);
  });

  it('a question of stop words has no content, with accents or without', () => {
    const question = EMPTY_QUESTIONS[language];

    expect(contentTerms(question, language)).toEqual([]);
    // The marks of Hindi are its vowels.
    const accents = language === 'hi' ? '' : /\p{M}/gu;
    expect(contentTerms(question.normalize('NFKD').replace(accents, ''), language)).toEqual([]);
    expect(contentTerms(question.toUpperCase(), language)).toEqual([]);
  });

  it('other scripts are read as everywhere', () => {
    expect(contentTerms('利息', language)).toEqual(['利息']);
  });
});

it('German compounds are found with a hyphen and without', () => {
  expect(contentTerms('Online-Banking', 'de')).toEqual(
    expect.arrayContaining(contentTerms('Onlinebanking', 'de')),
  );
});

it('neighbours in Vietnamese are a word, unless they are parted or carry nothing', () => {
  expect(contentTerms('tài khoản ngân hàng', 'vi')).toEqual(
    expect.arrayContaining(['taikhoan', 'khoanngan', 'nganhang', 'khoan']),
  );
  expect(contentTerms('khoản. Ngân', 'vi')).toEqual(['khoan', 'ngan']);
  expect(contentTerms('là gì', 'vi')).toEqual([]);
});

describe('in no language', () => {
  it('words are what they are, without accents and case', () => {
    expect(contentTerms('The Häuser, les FRAIS d’été', 'none')).toEqual([
      'the',
      'hauser',
      'les',
      'frais',
      'd',
      'ete',
    ]);
  });
});

it('a word of one language is read by the rules of the application’s', () => {
  expect(contentTerms('die Gebühren', 'en')).toEqual(['die', 'gebuhren']);
  expect(contentTerms('die Gebühren', 'de')).toEqual(['gebuhr']);
});
