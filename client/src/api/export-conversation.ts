import { http } from './http-client.js';

export type ExportFormat = 'markdown' | 'json';

/** A conversation as a file, with the name that the server gives it. */
export async function exportConversation(conversationId: string, format: ExportFormat): Promise<File> {
  const { data, response } = await http.GET('/v1/conversations/{conversation_id}/export', {
    params: { path: { conversation_id: conversationId }, query: { format } },
    parseAs: 'blob',
  });
  if (!data) throw new Error('The server answered without a body.');
  return new File([data], fileNameIn(response.headers.get('content-disposition')), { type: data.type });
}

/** The name that a `Content-Disposition` gives a file (RFC 6266). */
export function fileNameIn(header: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  const plain = /filename="([^"]*)"|filename=([^;]+)/i.exec(header ?? '');
  return encoded === undefined ? (plain?.[1] ?? plain?.[2] ?? 'conversation') : decodeURIComponent(encoded);
}
