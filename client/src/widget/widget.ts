import { type ToFrame, type ToHost } from '../shared/lib/host.js';
import { remember, remembered } from './memory.js';
import { type WidgetSettings, settingsOf } from './settings.js';
import { STYLE } from './style.js';
import { claimsOf, TokenKeeper } from './token-keeper.js';

const HTML = `
<button class="launcher" type="button" aria-expanded="false" aria-controls="panel">
  <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true"><path fill="currentColor"
    d="M16 7.5a8.5 8.5 0 0 1 0 17H9.2a1 1 0 0 1-.9-1.4l1.1-2.6A8.5 8.5 0 0 1 16 7.5Z"/></svg>
  <span class="mark" hidden></span>
</button>
<span class="said" role="status"></span>
<section id="panel" class="panel" role="dialog" hidden>
  <div class="bar"><span class="title"></span><button class="close" type="button">×</button></div>
</section>`;

/** The chat in the corner of a site: a button, and a frame that is loaded when it is opened first. */
class Widget {
  private readonly root: ShadowRoot;
  private frame: HTMLIFrameElement | null = null;
  private readonly tokens: TokenKeeper;
  /** Whose conversation is on view: another user of the same tab is led to no other's. */
  private userId = '';

  constructor(private readonly settings: WidgetSettings) {
    this.root = document.createElement('chat-widget').attachShadow({ mode: 'open' });
    this.tokens = new TokenKeeper(settings.token, (token) => {
      this.tellFrame({ chat: 'token', token });
    });
    this.draw();
    window.addEventListener('message', (event: MessageEvent<ToHost>) => {
      // Any frame of the page may send messages; this one alone is listened to.
      const isOurs = event.source !== null && event.source === this.frame?.contentWindow;
      if (isOurs && event.origin === settings.origin) this.hear(event.data);
    });
    if (remembered('open') === 'true') void this.open(false);
  }

  private draw(): void {
    const { label, accent, side } = this.settings;
    const sheet = new CSSStyleSheet();
    // Not as an element: the policy of the site may forbid those.
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    const box = document.createElement('div');
    box.className = side;
    box.innerHTML = HTML;
    if (accent !== undefined) box.style.setProperty('--accent', accent);
    this.root.append(box);
    this.part('.launcher').setAttribute('aria-label', label);
    this.part('.panel').setAttribute('aria-label', label);
    this.part('.title').textContent = label;
    this.part('.close').setAttribute('aria-label', `${label}: close`);
    this.part('.launcher').addEventListener('click', () => {
      if (this.isOpen) this.close();
      else void this.open(true);
    });
    this.part('.close').addEventListener('click', () => {
      this.close();
    });
    this.root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && this.isOpen) this.close();
    });
    document.body.append(this.root.host);
  }

  private get isOpen(): boolean {
    return !this.part('.panel').hidden;
  }

  /** @param takesFocus where somebody asked for it; a page that was loaded anew keeps its focus. */
  private async open(takesFocus: boolean): Promise<void> {
    this.show(true);
    this.mark(false);
    if (!this.frame) await this.load();
    if (takesFocus) this.focusFrame();
  }

  private close(): void {
    this.show(false);
    this.part('.launcher').focus();
  }

  private show(open: boolean): void {
    this.part('.panel').hidden = !open;
    this.part('.launcher').setAttribute('aria-expanded', `${open}`);
    remember('open', `${open}`);
  }

  private focusFrame(): void {
    this.frame?.focus();
    this.tellFrame({ chat: 'shown' });
  }

  private async load(): Promise<void> {
    const { origin, applicationId, label } = this.settings;
    this.part('.panel').querySelector('.problem')?.remove();
    try {
      const token = await this.tokens.begin();
      const claims = token === null ? {} : claimsOf(token);
      this.userId = claims.sub ?? '';
      const application = encodeURIComponent(applicationId ?? claims.application_id ?? '');
      const frame = document.createElement('iframe');
      frame.title = label;
      frame.allow = 'clipboard-write';
      const hash = token === null ? '' : `#token=${encodeURIComponent(token)}`;
      const at = remembered(`at ${this.userId}`);
      const path = at === null ? '' : `/c/${encodeURIComponent(at)}`;
      frame.src = `${origin}/embed/${application}${path}${hash}`;
      this.frame = frame;
      this.part('.panel').append(frame);
    } catch (error) {
      const problem = document.createElement('p');
      problem.className = 'problem';
      problem.setAttribute('role', 'alert');
      problem.textContent = error instanceof Error ? error.message : 'The chat could not be opened.';
      this.part('.panel').append(problem);
    }
  }

  private hear(message: ToHost): void {
    switch (message.chat) {
      case 'ready':
        // Opened before it could take the focus.
        if (this.root.activeElement === this.frame) this.tellFrame({ chat: 'shown' });
        return;
      case 'close':
        this.close();
        return;
      case 'replied':
        if (!this.isOpen) this.mark(true);
        return;
      case 'at':
        remember(`at ${this.userId}`, message.conversationId);
        return;
      case 'token-wanted':
        this.tokens.renew();
    }
  }

  /** Shows that there is something to read, and says it. */
  private mark(unread: boolean): void {
    this.part('.mark').hidden = !unread;
    this.part('.said').textContent = unread ? `${this.settings.label}: 1 +` : '';
  }

  private tellFrame(message: ToFrame): void {
    this.frame?.contentWindow?.postMessage(message, this.settings.origin);
  }

  private part(selector: string): HTMLElement {
    const part = this.root.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`There is no ${selector} in the widget.`);
    return part;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const settings = settingsOf(script);
  const begin = () => new Widget(settings);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}
