import { type knowledgeTexts } from '../en/knowledge.js';
import { type Translated } from '../i18n.js';

export const knowledge: Translated<typeof knowledgeTexts> = {
  headingsAbove: 'Überschriften über der Stelle',
  aboutDocument: 'Über das Dokument',
  version: 'Fassung {version}',
  warnings: 'Was seinem Text fehlt',
  moreAbove: 'Mehr darüber anzeigen',
  moreBelow: 'Mehr darunter anzeigen',
  passageBegins: 'Zitierte Stelle: ',
  passageEnds: ' Ende der zitierten Stelle.',
  disabled: 'Dieses Dokument wurde inzwischen abgeschaltet: Neue Antworten verwenden es nicht.',
  replaced:
    'Dieses Dokument wurde inzwischen ersetzt: Damals war es Fassung {then}, jetzt ist es Fassung {now}.',
  notFound: 'Die Stelle ist in diesem Dokument nicht mehr zu finden.',
  deleted: 'Dieses Dokument wurde inzwischen gelöscht: Neue Antworten verwenden es nicht.',
  notLoaded: 'Das Dokument konnte nicht geladen werden. {problem}',
  loading: 'Das Dokument wird geladen …',
  source: 'Quelle {number}',
  sourceOf: 'Quelle {number} · {position} von {count}',
  sourceNamed: 'Quelle {number}: {title}',
  previous: 'Vorige Quelle',
  next: 'Nächste Quelle',
  wholeQuote: 'Die Stelle, wie die Antwort sie sah:',
  partQuote: 'Der Anfang der Stelle, wie die Antwort sie sah:',
};
