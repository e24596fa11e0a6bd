/**
 * Compares the properties of a part of the page, to draw it again only where one has changed: each by its identity, but for
 * one, which is another object with every draw.
 * @param name of that one.
 * @param isSame whether two of it look alike.
 */
export function sameBut<Name extends string, Value>(
  name: Name,
  isSame: (one: Value, other: Value) => boolean,
) {
  return <Props extends Record<Name, Value>>(one: Props, other: Props): boolean => {
    const names = Object.keys(one) as (keyof Props)[];
    return (
      isSame(one[name], other[name]) && names.every((each) => each === name || one[each] === other[each])
    );
  };
}
