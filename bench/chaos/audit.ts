import pg from 'pg';
import { type Exchange } from './reader.ts';

/** What must be nothing, each with the places where it is something. */
export interface Findings {
  lostMessages: string[];
  doubleReplies: string[];
  /** Of what was delivered, characters that are not in the stored reply. */
  lostCharacters: number;
  /** Events that came twice, out of order, or not at all. */
  faults: string[];
  /** Replies whose stored text is not what a reader of all of it saw. */
  different: string[];
  unfinished: string[];
  states: Record<string, number>;
}

interface Stored {
  id: string;
  state: string;
  user_content: string | null;
  user_messages: number;
  replies: number;
  reply: string | null;
}

/** One row for each run: its own message and replies, and how many runs its message has. */
const STORED = `
  select run.id, run.state, asked.content as user_content, answer.content as reply,
    (select count(*)::int from message where message.id = run.user_message_id) as user_messages,
    (select count(*)::int from message where message.run_id = run.id and role = 'assistant') as replies
  from run left join message asked on asked.id = run.user_message_id
    left join message answer on answer.id = run.assistant_message_id`;

/** Compares what readers saw with what is stored, once nothing is under way any more. */
export async function audit(url: string, exchanges: readonly Exchange[]): Promise<Findings> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Stored>(STORED);
  await client.end();
  const stored = new Map(rows.map((row) => [row.id, row]));
  const findings: Findings = {
    lostMessages: [],
    doubleReplies: rows.filter(({ replies }) => replies > 1).map(({ id }) => id),
    lostCharacters: 0,
    faults: [],
    different: [],
    unfinished: rows
      .filter(({ state }) => ['queued', 'running'].includes(state))
      .map(({ id, state }) => `${id} ${state}`),
    states: countStates(rows),
  };
  findings.doubleReplies.push(...twiceAnswered(exchanges, rows));
  for (const exchange of exchanges) compare(exchange, stored.get(exchange.runId), findings);
  return findings;
}

function countStates(rows: readonly Stored[]): Record<string, number> {
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  return states;
}

/** Each message was sent once, under one key: two runs for it would be two replies. */
function twiceAnswered(exchanges: readonly Exchange[], rows: readonly Stored[]): string[] {
  const contents = Map.groupBy(rows, ({ user_content }) => user_content ?? '');
  return exchanges
    .map(({ content }) => content)
    .filter((content) => (contents.get(content)?.length ?? 0) > 1);
}

function compare(exchange: Exchange, stored: Stored | undefined, findings: Findings): void {
  const { runId, content, text } = exchange;
  findings.faults.push(...exchange.faults.map((fault) => `${runId}: ${fault}`));
  if (stored?.user_messages !== 1 || stored.user_content !== content) {
    findings.lostMessages.push(runId);
    return;
  }
  const reply = stored.reply ?? '';
  if (!reply.startsWith(text)) findings.lostCharacters += text.length - commonLength(reply, text);
  if (exchange.end !== undefined && reply !== text) findings.different.push(runId);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
