import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { shareOnce } from '../../../../shared/lib/share-once.js';
import { useInTurn } from '../use-turn.js';
import { colouredLength } from './coloured-part.js';
import { type Colour } from './colouring.js';
import { languageNamed } from './languages.js';

interface ColouredCodeProps {
  code: string;
  /** As the block names it. */
  language: string | undefined;
  /** It is still growing. */
  writing: boolean;
}

// The loader of the build looks at the whole page each time.
const bringColours = shareOnce(() => import('./colouring.js'));

/** What colours a language, once it has come; null before, and where there is none. */
function useColouring(language: string | undefined): Colour | null {
  const [colouring, setColouring] = useState<{ colour: Colour | null }>({ colour: null });
  const name = language === undefined ? undefined : languageNamed(language);

  useEffect(() => {
    if (name === undefined) return undefined;
    let gone = false;
    bringColours()
      .then(({ colouringOf }) => colouringOf(name))
      .then(
        (colour) => {
          if (!gone) setColouring({ colour });
        },
        // It can be read without colours.
        () => undefined,
      );
    return () => {
      gone = true;
      setColouring({ colour: null });
    };
  }, [name]);

  return colouring.colour;
}

/** Code in colours, where its language is known. Its text is the same with and without them. */
export function ColouredCode({ code, language, writing }: ColouredCodeProps) {
  const element = useRef<HTMLElement>(null);
  // What colours one block colours all others that wait for it, too.
  const colour = useInTurn(useColouring(language), element, false);
  const end = colouredLength(code, writing);
  const part = code.slice(0, end);
  const coloured = useMemo(
    () => colour && (toJsxRuntime(colour(part), { Fragment, jsx, jsxs }) as ReactElement),
    [colour, part],
  );
  return (
    <code ref={element}>
      {coloured ?? part}
      {code.slice(end)}
    </code>
  );
}
