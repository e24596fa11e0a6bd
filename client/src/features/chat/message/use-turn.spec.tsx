import { renderToStaticMarkup } from 'react-dom/server';
import { useRef } from 'react';
import { useInTurn } from './use-turn.js';

describe('a value that is taken over in turn', () => {
  it('is there at once where it was from the start, also where it is a function', () => {
    const colour = () => 'something else';

    function Part() {
      const part = useRef<HTMLParagraphElement>(null);
      const held = useInTurn(colour, part, false);
      return <p ref={part}>{held === colour ? 'as it is' : 'called'}</p>;
    }

    expect(renderToStaticMarkup(<Part />)).toBe('<p>as it is</p>');
  });
});
