import { claimsOf } from '../shared/lib/token-claims.js';
import { LANGUAGE_PARAMETER, type ToFrame, type ToHost } from '../shared/lib/host.js';
import { element } from './elements.js';
import { remember, remembered } from './memory.js';
import { type WidgetSettings } from './settings.js';
import { TokenKeeper } from './token-keeper.js';

/** A page that has said nothing by then is taken for none; it is shown all the same once it does. */
const LONGEST_SILENCE_MS = 15_000;

/** `silent`: the server is down, or lets this site show nothing: a browser tells nobody which. */
export type FrameState = 'ready' | 'no-token' | 'silent';

interface FrameEvents {
  onState: (state: FrameState) => void;
  onMessage: (message: ToHost) => void;
}

/** The page of the chat in its frame: loaded when it is needed, and told the tokens that follow the first. */
export class ChatFrame {
  private frame: HTMLIFrameElement | null = null;
  private loading: Promise<void> | null = null;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private readonly tokens: TokenKeeper;
  private applicationId = '';
  /** Whose conversation is on view: another user of the same tab is led to no other's. */
  private userId = '';

  constructor(
    private readonly settings: WidgetSettings,
    private readonly place: HTMLElement,
    private readonly events: FrameEvents,
  ) {
    this.tokens = new TokenKeeper(settings.token, (token) => {
      this.renew(token);
    });
    window.addEventListener('message', (event: MessageEvent<ToHost>) => {
      // Any frame of the page may send messages; this one alone is listened to.
      const isOurs = event.source !== null && event.source === this.frame?.contentWindow;
      if (isOurs && event.origin === settings.origin) this.hear(event.data);
    });
  }

  get element(): HTMLElement | null {
    return this.frame;
  }

  /** Loads it, where that has not been done or has failed. Whoever opens it meanwhile waits for the same. */
  open(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  focus(): void {
    this.frame?.focus();
    this.tell({ chat: 'shown' });
  }

  private async load(): Promise<void> {
    try {
      this.show(await this.tokens.begin());
    } catch (error) {
      // For whoever looks after the site; its users can do nothing about it.
      reportError(error);
      this.fail('no-token');
    }
  }

  private show(token: string | null): void {
    const { origin, language, words } = this.settings;
    this.keepOwner(token);
    const hash = token === null ? '' : `#token=${encodeURIComponent(token)}`;
    const at = remembered(`at ${this.userId}`);
    const query = `?${LANGUAGE_PARAMETER}=${language}`;
    const path = at === null ? '' : `/c/${encodeURIComponent(at)}`;
    this.frame?.remove();
    this.frame = element('iframe', {
      title: words.label,
      allow: 'clipboard-write',
      src: `${origin}/embed/${encodeURIComponent(this.applicationId)}${path}${query}${hash}`,
    });
    this.place.append(this.frame);
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.fail('silent');
    }, LONGEST_SILENCE_MS);
  }

  private tell(message: ToFrame): void {
    this.frame?.contentWindow?.postMessage(message, this.settings.origin);
  }

  private keepOwner(token: string | null): void {
    const { sub, application_id: named } = token === null ? {} : claimsOf(token);
    this.userId = typeof sub === 'string' ? sub : '';
    this.applicationId = this.settings.applicationId ?? (typeof named === 'string' ? named : '');
  }

  private fail(state: FrameState): void {
    this.loading = null;
    this.events.onState(state);
  }

  /** The page goes on with a token of the same user; for anybody else it is another page. */
  private renew(token: string): void {
    const { userId, applicationId } = this;
    this.keepOwner(token);
    if (this.userId === userId && this.applicationId === applicationId) this.tell({ chat: 'token', token });
    else this.show(token);
  }

  private hear(message: ToHost): void {
    if (message.chat === 'ready') {
      clearTimeout(this.silence);
      this.loading ??= Promise.resolve();
      this.events.onState('ready');
    }
    if (message.chat === 'at') remember(`at ${this.userId}`, message.conversationId);
    if (message.chat === 'token-wanted') this.tokens.want();
    this.events.onMessage(message);
  }
}
