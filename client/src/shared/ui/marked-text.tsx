/** A text with places in it marked, given as starts and ends in order. */
export function MarkedText({ text, places }: { text: string; places: readonly (readonly number[])[] }) {
  let end = 0;
  const pieces = places.map(([from = 0, to = 0]) => {
    const before = text.slice(end, from);
    end = to;
    return (
      <span key={from}>
        {before}
        <mark>{text.slice(from, to)}</mark>
      </span>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}
