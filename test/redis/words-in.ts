/** What people wrote or read, wherever it stands in a record: texts, names, labels, in order. */
export function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([field, each]) => (words.has(field) && typeof each === 'string' ? [each] : wordsIn(each)))
    .sort();
}

const words = new Set(['text', 'label', 'words', 'body', 'title', 'lead', 'otherwise', 'question']);
