import { describeDocumentParser } from '../document-parser.contract.js';
import { InlineDocumentParser } from './inline-document-parser.js';

describeDocumentParser('InlineDocumentParser', (limits) => new InlineDocumentParser(limits));
