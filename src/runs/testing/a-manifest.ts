import { type ManifestPassageDto } from '../manifest-passage.dto.js';
import { type ManifestContentDto } from '../manifest.dto.js';

/** A manifest with these passages, numbered from 1, as a search comes to them. */
export function aManifest(...texts: string[]): ManifestContentDto {
  return {
    model: 'offline',
    temperature: 0.7,
    max_tokens: 1024,
    timeout_seconds: 300,
    prompt_template_id: 'default_assistant',
    prompt_version: '1.0.0',
    messages: [
      { role: 'system', content: 'You are an assistant.' },
      { role: 'user', content: 'What does it cost?' },
    ],
    window: null,
    refused: [],
    knowledge_searched: true,
    answerability: 0.8,
    passages: texts.map((text, index) => aPassage(index + 1, text)),
  };
}

function aPassage(number: number, text: string): ManifestPassageDto {
  return {
    number,
    passage_id: `psg_${number}`,
    document_id: `doc_${number}`,
    document_version: 2,
    title: `Document ${number}`,
    start: 10,
    end: 10 + text.length,
    headings: ['Fees'],
    text,
    score: 1 / number,
  };
}
