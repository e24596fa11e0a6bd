import { type refusalsTexts } from '../en/refusals.js';
import { type Translated } from '../i18n.js';

export const refusals: Translated<typeof refusalsTexts> = {
  busy: 'Der Server hat gerade zu viel zu tun. Bitte versuchen Sie es in einer Weile noch einmal.',
  tooOften: 'In kurzer Zeit wurde zu viel angefragt. Bitte versuchen Sie es in einer Weile noch einmal.',
  tooSlow: 'Es kam zu langsam beim Server an. Bitte versuchen Sie es noch einmal.',
  noRoom: 'Der Server hat keinen Platz, das zu speichern. Es wurde nichts geändert.',
  trouble: 'Beim Server ging etwas schief. Bitte versuchen Sie es noch einmal.',
  gone: 'Das Dokument ist nicht mehr da.',
  unsupported:
    'Diese Art von Datei kann nicht gelesen werden. Text, PDF, Word, PowerPoint, Excel, OpenDocument, RTF, EPUB, E-Mail, HTML, CSV und JSON schon.',
  tooManyDocuments: {
    one: 'Eine Anwendung darf {count} Dokument haben. Löschen Sie es zuerst.',
    other: 'Eine Anwendung darf {count} Dokumente haben. Löschen Sie zuerst einige.',
  },
  tooMuchText: 'Die Dokumente einer Anwendung dürfen {limit} Zeichen haben. Löschen Sie zuerst einige.',
  tooMuchData: 'Die Dokumente einer Anwendung dürfen {limit} haben. Löschen Sie zuerst einige.',
  otherApplication: 'Dieser Schlüssel ist für eine andere Anwendung.',
};
