/** Longer texts are rare, and would keep much memory. */
const longestText = 500;

/**
 * A pure function of a text that remembers its latest results: one turn of a talk asks about the same texts again and
 * again. Its results must not be changed.
 * @param most so many results are kept, of which the oldest goes first
 */
export function rememberLatest<T>(compute: (text: string) => T, most: number): (text: string) => T {
  const results = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > longestText) return compute(text);
    const known = results.get(text);
    if (known !== undefined) return known.result;
    const result = compute(text);
    const [oldest] = results.keys();
    if (results.size >= most && oldest !== undefined) results.delete(oldest);
    results.set(text, { result });
    return result;
  };
}
