import { type Browser, type Page } from 'playwright-core';

/** What a reader feels of a page. */
export interface Measured {
  /**
   * The longest task in each tenth of a second, in milliseconds: how long what is done then has to wait. It is what the
   * task takes of the processor, as others that wait for it on this machine would not be there on that of a reader.
   */
  tasksMs: number[];
  /**
   * From a key or a press to what it brings about on the screen, in milliseconds. What a browser tells of one (that a key
   * went down, wrote something, went up) is one interaction, as long as the longest of it.
   */
  interactionsMs: number[];
}

/** The part of an event of a trace that is read here: a task has its length, and a thread its name. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** What it took of the processor, in microseconds. */
  tdur?: number;
  args: { name?: string };
}

const WINDOW_MICROSECONDS = 100_000;
const CATEGORIES = ['toplevel', '__metadata'];
const OBSERVE = `
  window.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries()) {
      if (interactionId) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

/** Has a page take down how long each interaction takes: those under 16 ms are left out. */
export async function observeInteractions(page: Page): Promise<void> {
  await page.addInitScript(OBSERVE);
}

/** What the reader feels while something is done. */
export async function measure(browser: Browser, page: Page, work: () => Promise<void>): Promise<Measured> {
  await page.evaluate('interactions.clear()');
  await browser.startTracing(page, { categories: CATEGORIES });
  try {
    await work();
  } finally {
    await page.waitForTimeout(500);
  }
  const trace = (await browser.stopTracing()).toString();
  const interactionsMs = await page.evaluate<number[]>('[...interactions.values()]');
  return { tasksMs: longestTasks(readTrace(trace)), interactionsMs };
}

function readTrace(text: string): TraceEvent[] {
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** Of the busiest page: others of the browser stand idle. */
function longestTasks(events: readonly TraceEvent[]): number[] {
  const threads = new Map<string, TraceEvent[]>();
  for (const { name, args, pid, tid } of events) {
    if (name === 'thread_name' && args.name === 'CrRendererMain') threads.set(`${pid} ${tid}`, []);
  }
  for (const event of events) {
    if (event.ph === 'X' && event.dur !== undefined && event.name.endsWith('RunTask'))
      threads.get(`${event.pid} ${event.tid}`)?.push(event);
  }
  const [tasks = []] = [...threads.values()].sort((one, other) => busyness(other) - busyness(one));
  const begins = tasks.map(({ ts }) => ts).sort((one, other) => one - other);
  const [first = 0, last = 0] = [begins[0], begins.at(-1)];
  const windows = Array.from({ length: Math.ceil((last - first + 1) / WINDOW_MICROSECONDS) }, () => 0);
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const index = Math.floor((ts - first) / WINDOW_MICROSECONDS);
    windows[index] = Math.max(windows[index] ?? 0, tdur / 1000);
  }
  return windows;
}

const busyness = (tasks: readonly TraceEvent[]) => tasks.reduce((sum, { dur = 0 }) => sum + dur, 0);
