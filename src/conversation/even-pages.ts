/** Splits a list into as few pages of at most `most` items as it needs, alike in length: 11 of at most 5 are 4, 4 and 3. */
export function evenPages<T>(items: readonly T[], most: number): (readonly T[])[] {
  const count = Math.ceil(items.length / most);
  const [length, longer] = [Math.floor(items.length / count), items.length % count];
  return Array.from({ length: count }, (_, page) => {
    const from = page * length + Math.min(page, longer);
    return items.slice(from, from + length + (page < longer ? 1 : 0));
  });
}
