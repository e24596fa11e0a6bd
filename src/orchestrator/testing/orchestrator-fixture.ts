// Longer than other files: it is the one place where all parts of a turn are put together by hand.
import { FixedSettings } from '../../applications/testing/fixed-settings.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { Config, loadConfig } from '../../config/config.js';
import { createContextStore } from '../../context/testing/create-context-store.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { type Database } from '../../database/database.js';
import { openSqlite } from '../../database/testing/databases.js';
import { FakeKnowledge } from '../../knowledge/testing/fake-knowledge.js';
import { ModelLimits } from '../../models/limits/model-limits.js';
import { ModelRegistry } from '../../models/model-registry.js';
import { RecordingSleeper } from '../../models/testing/recording-sleeper.js';
import {
  SCRIPTED_MODEL,
  ScriptedChatModel,
  ScriptedChatProvider,
} from '../../models/testing/scripted-chat-model.js';
import { TokenCounters } from '../../models/tokens/token-counters.js';
import { type PromptManager } from '../../prompts/prompt-manager.js';
import { createPrompts } from '../../prompts/testing/create-prompts.js';
import { RunStream } from '../../runs/run-stream.js';
import { createRuns } from '../../runs/testing/create-runs.js';
import { type Run } from '../../runs/run.js';
import { RunWriter } from '../../runs/run-writer.js';
import { type UiMessageChunk } from '../../runs/ui-message-chunk.js';
import { TokenQuotas } from '../../limits/token-quotas.js';
import { createLimits } from '../../limits/testing/create-limits.js';
import { type Conversation, type ConversationConfig } from '../../sessions/conversation.js';
import { type Message } from '../../sessions/message.js';
import { createSessions } from '../../sessions/testing/create-sessions.js';
import { type UsageLedger } from '../../usage/usage-ledger.js';
import { createUsageLedger } from '../../usage/testing/create-usage-ledger.js';
import { ContinuationAdmission } from '../continuation-admission.js';
import { ConversationTitler } from '../conversation-titler.js';
import { ConversationOrchestrator } from '../conversation-orchestrator.js';
import { ModelFallback } from '../model-fallback.js';
import { QueryRewriter } from '../query-rewriter.js';
import { ReplyContinuer } from '../reply-continuer.js';
import { ReplyMaker } from '../reply-maker.js';
import { ReplyStopper } from '../reply-stopper.js';
import { MessagePins } from '../message-pins.js';
import { RunAdmission } from '../run-admission.js';
import { RunExecutor } from '../run-executor.js';
import { RunLedger } from '../run-ledger.js';
import { RunReaper } from '../run-reaper.js';
import { RunStarter } from '../run-starter.js';
import { SystemPromptBuilder } from '../system-prompt-builder.js';
import { TurnKnowledge } from '../turn-knowledge.js';
import { TurnOpener } from '../turn-opener.js';
import { TurnPreparer } from '../turn-preparer.js';
import { TurnWindow } from '../turn-window.js';
import { FakeSentFiles } from './fake-sent-files.js';

/** What outlives a process: its data, and the time. */
interface World {
  database: Database;
  clock: FixedClock;
  ids: SequentialIds;
}

/**
 * The turn as one process makes it, on a database in memory; the model and the knowledge do what the test says.
 *
 * In one file: it is put together here and nowhere else.
 */
export class OrchestratorFixture {
  readonly database: Database;
  readonly clock: FixedClock;
  readonly changes: ChangeFeed;
  readonly scheduler = new ManualScheduler();
  readonly settings = new FixedSettings();
  readonly sleeper = new RecordingSleeper();
  readonly model = new ScriptedChatModel();
  /** What may take over from it. */
  readonly second = new ScriptedChatModel('scripted:two');
  readonly third = new ScriptedChatModel('scripted:three');
  readonly knowledge = new FakeKnowledge();
  readonly files = new FakeSentFiles();
  readonly models: ModelRegistry;
  readonly limits: ModelLimits;
  readonly sessions;
  readonly history;
  readonly context;
  readonly runs;
  readonly admission: RunAdmission;
  readonly preparer: TurnPreparer;
  readonly opener: TurnOpener;
  readonly usage: UsageLedger;
  readonly ledger: RunLedger;
  readonly executor: RunExecutor;
  readonly starter: RunStarter;
  readonly reaper: RunReaper;
  readonly orchestrator: ConversationOrchestrator;

  private constructor(
    private readonly world: World,
    templates: PromptManager,
  ) {
    const { database, clock, ids } = world;
    const changes = (this.changes = new ChangeFeed(database));
    const { settings } = this;
    this.database = database;
    this.clock = clock;
    const { server, database: place, models, access } = loadConfig({ DATABASE_URL: 'sqlite::memory:' });
    const config = new Config(server, place, { ...models, defaultModel: SCRIPTED_MODEL }, access);
    this.models = new ModelRegistry(config, [new ScriptedChatProvider(this.model, this.second, this.third)]);
    const { sessions, history } = createSessions({ database, changes, clock, ids });
    const context = (this.context = createContextStore(database, clock));
    this.runs = createRuns({ database, changes, clock, ids, scheduler: this.scheduler });
    const { active, attempts, canceller, coalescer, keys, leases, log, queue, runs, sweeps } = this.runs;
    this.sessions = sessions;
    this.history = history;
    const { limits, store } = createLimits(database);
    this.usage = createUsageLedger(database, clock);
    const quotas = new TokenQuotas(limits, this.usage, clock);
    const stream = new RunStream(log, this.scheduler);
    const stopper = new ReplyStopper(database, queue, runs, active, canceller, stream, this.scheduler);
    this.admission = new RunAdmission(history, queue, stopper, limits, store, quotas, this.files);
    const prompts = new SystemPromptBuilder(context, templates);
    const found = new TurnKnowledge(this.knowledge, new QueryRewriter(settings, this.models));
    this.limits = new ModelLimits(config);
    const window = new TurnWindow(this.limits, new TokenCounters(), config);
    this.preparer = new TurnPreparer(sessions, settings, history, prompts, found, window);
    this.opener = new TurnOpener(database, this.preparer, runs, attempts);
    const continuations = new ContinuationAdmission(
      ...([history, runs, queue, this.models, store, quotas, this.opener] as const),
    );
    this.ledger = new RunLedger(database, runs, attempts, queue, active, sessions, history, context);
    const parts = [database, settings, sessions, attempts, log, this.sleeper, config] as const;
    const continuer = new ReplyContinuer(...parts);
    const fallback = new ModelFallback(
      ...([settings, sessions, this.preparer, runs, continuer, config] as const),
    );
    const maker = new ReplyMaker(this.models, runs, attempts, continuer, fallback, this.opener);
    const makers = [maker, continuer, this.ledger, leases] as const;
    this.executor = new RunExecutor(log, coalescer, this.opener, runs, attempts, ...makers);
    const titler = new ConversationTitler(
      ...([config, database, this.models, runs, sessions, history, this.usage] as const),
    );
    this.starter = new RunStarter(
      ...([database, active, this.executor, this.ledger, this.opener, found, titler] as const),
    );
    this.reaper = new RunReaper(active, leases, queue, this.starter, sweeps);
    this.orchestrator = new ConversationOrchestrator(
      ...([database, sessions, settings, this.models, prompts, this.admission, continuations] as const),
      keys,
      runs,
      this.starter,
      new MessagePins(sessions, settings, history, prompts, window),
    );
  }

  static async create(): Promise<OrchestratorFixture> {
    const database = await openSqlite();
    return this.boot({ database, clock: new FixedClock(), ids: new SequentialIds() });
  }

  /** Another process on the same data. */
  restart(): Promise<OrchestratorFixture> {
    return OrchestratorFixture.boot(this.world);
  }

  private static async boot(world: World): Promise<OrchestratorFixture> {
    const prompts = await createPrompts(world.database, world.clock, world.ids);
    const fixture = new OrchestratorFixture(world, prompts);
    await fixture.runs.log.onModuleInit();
    return fixture;
  }

  /** A conversation with the scripted model, without knowledge. */
  converse(
    config: Partial<ConversationConfig> = {},
    {
      metadata = {},
      ttlMs = 1_800_000,
      userId = null,
    }: Partial<Pick<Conversation, 'metadata' | 'ttlMs' | 'userId'>> = {},
  ): Promise<Conversation> {
    const defaults = { temperature: 0.7, maxTokens: 1_024, enableRag: false, timeoutSeconds: 300 };
    return this.database.transaction(() =>
      this.sessions.createSession({
        ...{ applicationId: 'app', userId, metadata, ttlMs },
        config: { model: SCRIPTED_MODEL, ...defaults, ...config },
      }),
    );
  }

  /** A run of a new message that has started in this process, which does not make it yet. */
  startRun(conversationId: string, content: string): Promise<Run> {
    return this.database.transaction(async () => {
      const conversation = await this.sessions.getSession(conversationId);
      const turn = { kind: 'message', content, metadata: {}, parentId: undefined } as const;
      const run = await this.admission.admit(conversation, turn, 'enqueue');
      if (run.state === 'running') await this.sessions.moveHead(conversationId, run.userMessageId);
      return run;
    });
  }

  /** The writer of a run whose log holds nothing. */
  writerOf(run: Run): RunWriter {
    return new RunWriter(run, this.runs.log, this.runs.coalescer, () => undefined);
  }

  /** What the log of a run holds. */
  async chunksOf(runId: string): Promise<UiMessageChunk[]> {
    return (await this.runs.log.read(runId, 0)).map(({ chunk }) => JSON.parse(chunk) as UiMessageChunk);
  }

  /** The history as it stands. */
  async messagesOf(conversationId: string): Promise<Message[]> {
    return this.history.getHistory(await this.sessions.getSession(conversationId), 1_000);
  }

  /** @returns once this process makes no reply any more. */
  async idle(): Promise<void> {
    while (this.runs.active.ids().length > 0) await this.runs.active.allEnded();
  }

  /** Ends what this process makes, and its data. */
  async close(): Promise<void> {
    const { active } = this.runs;
    active.draining = true;
    for (const id of active.ids()) await active.cancel(id);
    await this.runs.log.onApplicationShutdown();
    await this.database.onApplicationShutdown();
  }
}
