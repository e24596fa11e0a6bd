import { type ToHost } from '../shared/lib/host.js';
import { LANGUAGES } from '../shared/texts/languages.js';
import { ChatFrame, type FrameState } from './chat-frame.js';
import { Cover, FILLS_SCREEN, surroundingsOf } from './cover.js';
import { type WidgetElements, widgetElements } from './elements.js';
import { remember, remembered } from './memory.js';
import { type WidgetSettings, settingsOf } from './settings.js';
import { STYLE } from './style.js';

/** The chat in the corner of a site: a button, and a panel whose frame is loaded when it is opened first. */
class Widget {
  private readonly root = document.createElement('chat-widget').attachShadow({ mode: 'open' });
  private readonly parts: WidgetElements = widgetElements();
  private readonly frame: ChatFrame;
  private readonly cover = new Cover();
  private readonly fillsScreen = window.matchMedia(FILLS_SCREEN);

  constructor(private readonly settings: WidgetSettings) {
    this.frame = new ChatFrame(settings, this.parts.panel, {
      onState: (state) => {
        this.showState(state);
      },
      onMessage: (message) => {
        this.hear(message);
      },
    });
    this.draw();
    this.listen();
    if (remembered('open') === 'true') void this.open(false);
  }

  private draw(): void {
    const { words, language, accent, side } = this.settings;
    const { box, launcher, panel, title, close, again } = this.parts;
    const sheet = new CSSStyleSheet();
    // Not as an element: the policy of the site may forbid those.
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    box.className = side;
    box.lang = language;
    box.dir = LANGUAGES[language].dir;
    if (accent !== undefined) box.style.setProperty('--accent', accent);
    launcher.setAttribute('aria-label', words.label);
    panel.setAttribute('aria-label', words.label);
    title.textContent = words.label;
    close.setAttribute('aria-label', words.close);
    again.textContent = words.again;
    this.root.append(box);
    document.body.append(this.root.host);
  }

  private listen(): void {
    const { launcher, close, again } = this.parts;
    launcher.addEventListener('click', () => {
      if (this.isOpen) this.close();
      else void this.open(true);
    });
    close.addEventListener('click', () => {
      this.close();
    });
    again.addEventListener('click', () => {
      void this.open(true);
    });
    this.root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && this.isOpen) this.close();
    });
    this.fillsScreen.addEventListener('change', () => {
      this.coverPage();
    });
  }

  private get isOpen(): boolean {
    return !this.parts.panel.hidden;
  }

  /** @param takesFocus where somebody asked for it; a page that was loaded anew keeps its focus. */
  private async open(takesFocus: boolean): Promise<void> {
    const { panel } = this.parts;
    this.show(true);
    this.mark(false);
    this.showProblem(null);
    // What was pressed is gone, or may be covered; the frame takes it from here.
    if (takesFocus) panel.focus();
    await this.frame.open();
    if (this.root.activeElement === panel) this.frame.focus();
  }

  private close(): void {
    this.show(false);
    this.parts.launcher.focus();
  }

  private show(open: boolean): void {
    this.parts.panel.hidden = !open;
    this.parts.launcher.setAttribute('aria-expanded', `${open}`);
    remember('open', `${open}`);
    this.coverPage();
  }

  /** Where the panel fills the screen it is all that there is, also for whoever does not see it. */
  private coverPage(): void {
    const { panel, launcher } = this.parts;
    const fills = this.isOpen && this.fillsScreen.matches;
    panel.setAttribute('aria-modal', `${fills}`);
    if (fills) this.cover.put([...surroundingsOf(this.root.host), launcher]);
    else this.cover.lift();
  }

  private showState(state: FrameState): void {
    if (state !== 'ready') {
      const { silent, failed } = this.settings.words;
      this.showProblem(state === 'silent' ? silent : failed);
      return;
    }
    this.showProblem(null);
    // Opened before it could take the focus.
    if (this.root.activeElement === this.frame.element) this.frame.focus();
  }

  /** A frame that shows nothing gives way to a sentence and a way out. */
  private showProblem(text: string | null): void {
    const { panel, problem, reason, again } = this.parts;
    const hadFocus = this.root.activeElement !== null;
    panel.classList.toggle('fails', text !== null);
    problem.hidden = text === null;
    reason.textContent = text;
    if (text !== null && hadFocus && this.isOpen) again.focus();
  }

  private hear({ chat }: ToHost): void {
    if (chat === 'close') this.close();
    if (chat === 'replied' && !this.isOpen) this.mark(true);
  }

  /** Shows that there is something to read, and says it. */
  private mark(unread: boolean): void {
    this.parts.mark.hidden = !unread;
    this.parts.said.textContent = unread ? this.settings.words.replied : '';
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const settings = settingsOf(script);
  const begin = () => new Widget(settings);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
}
