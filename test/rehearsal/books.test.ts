import { TOKYO } from '../../src/calendar/zone.ts';
import { basename, join } from 'node:path';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';
import { bookFolders, loadBook } from '../../src/books/load.ts';
import { formatProblem } from '../../src/books/problem.ts';
import { readStories } from '../../src/books/read-stories.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';

const dataDir = join(import.meta.dirname, '../../faq-data');
const shelf = bookFolders(dataDir).map((folder) => {
  const book = loadBook(folder);
  return { id: basename(folder), book, ...readStories(folder, book) };
});

describe.each(shelf)('$id', ({ book, stories, problems }) => {
  let engine: SearchEngine;
  beforeAll(async () => {
    engine = createSearch(
      book,
      await loadTokenizer(),
      createIndexCacheFiles(indexCacheFolder, () => undefined),
    );
  }, 60_000);

  test('its stories are valid', () => {
    expect(problems.map(formatProblem)).toEqual([]);
  });

  test.each(stories)('$name', async (story) => {
    const { failure, transcript } = await rehearse(story, {
      ...book,
      search: engine.find,
      zone: TOKYO,
      nearest: engine.nearest,
      lookUp: engine.lookUp,
      readWords: engine.readWords,
    });
    const reported = failure && [`${story.file}:${failure.line} ${failure.what}`, ...transcript];
    expect(reported?.join('\n')).toBeUndefined();
  });
});

test('the three books have forty stories and more', () => {
  expect(shelf.flatMap(({ stories }) => stories).length).toBeGreaterThanOrEqual(40);
});
