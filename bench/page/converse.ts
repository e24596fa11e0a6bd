/** How long an answer is, about as models write to people. */
const ANSWER_TOKENS = 90;

export interface LongConversation {
  conversationId: string;
  firstMessageId: string;
}

/** Has a conversation of so many messages on a server that is asked as a program asks it. */
export async function converse(url: string, messages: number): Promise<LongConversation> {
  const { application_id } = (await call(`${url}/v1/page`)) as { application_id: string };
  const body = { application_id, user_id: 'user_bench', config: { enable_rag: false } };
  const { id: conversationId } = (await call(`${url}/v1/conversations`, body)) as { id: string };
  let firstMessageId = '';
  for (let exchange = 0; exchange < messages / 2; exchange += 1) {
    const content = `Question ${exchange}: tokens ${ANSWER_TOKENS}`;
    const reply = await call(`${url}/v1/conversations/${conversationId}/messages`, { content });
    firstMessageId ||= (reply as { parent_id: string }).parent_id;
  }
  return { conversationId, firstMessageId };
}

async function call(url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
