import { renderToStaticMarkup } from 'react-dom/server';
import { type Closing } from '../session/closing.js';
import { ClosedNotice } from './closed-notice.js';

const nothing = () => undefined;
const drawn = (closing: Closing, endsAt: Date | undefined, mayBegin = true) =>
  renderToStaticMarkup(
    <ClosedNotice
      closing={closing}
      endsAt={endsAt}
      lifeMs={30 * 60_000}
      onResume={nothing}
      onFork={mayBegin ? nothing : null}
      onStartOver={mayBegin ? nothing : null}
    />,
  );
const buttonsOf = (html: string) => [...html.matchAll(/<\/svg>([^<]+)<\/button>/g)].map(([, name]) => name);

describe('the notice of a conversation that is closed', () => {
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000);

  it('says when it expired and after how long, and goes on in it', () => {
    const html = drawn('expired', yesterday);
    expect(html).toMatch(/expired yesterday at [^,]+, after 30 minutes without messages/);
    expect(buttonsOf(html)).toEqual(['Go on']);
  });

  it('resumes one that is paused', () => {
    expect(buttonsOf(drawn('paused', undefined))).toEqual(['Resume']);
  });

  it('goes on in a copy of one that was ended, or in an empty one', () => {
    const html = drawn('ended', yesterday);
    expect(html).toContain('This conversation has ended. It was closed yesterday at');
    expect(buttonsOf(html)).toEqual(['Go on in a copy', 'Start a new conversation']);
  });

  it('begins nothing for whoever may use this one alone', () => {
    for (const closing of ['ended', 'erased'] as const) {
      expect(buttonsOf(drawn(closing, yesterday, false))).toEqual([]);
    }
  });

  it('leaves a new one where it was deleted', () => {
    expect(buttonsOf(drawn('erased', undefined))).toEqual(['Start a new conversation']);
  });
});
