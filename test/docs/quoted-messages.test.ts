import { pages, quotedIn, type Page } from './pages.ts';
import { writtenTexts } from './source-values.ts';

/** Pages that quote what the desk says to operators and editors. */
const quoting = ['docs/books.md', 'docs/deploy.md', 'docs/desk.md', 'docs/line-setup.md'];

/** What stands in backticks or in a block without a language: three English words or more, and no command. */
function messagesIn({ text }: Page): readonly string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const shown = blocks.flatMap(([, language, block = '']) => (language === '' ? block.split('\n') : []));
  return [...quotedIn(text), ...shown].filter(
    (each) => /^[A-Za-z][\x20-\x7e…’]*$/.test(each) && /^(?:\S+ ){2,}\S+$/.test(each) && !isOther(each),
  );
}

/** A command, an expression, a browser's words, a line of a book, a problem made of several texts. */
function isOther(each: string): boolean {
  return /--\w|==|^(?:npm|docker|Cannot GET|offers:|\S+\.yaml:\d+) /.test(each);
}

const written = writtenTexts.map((parts) => parts.map((part) => part ?? '…').join(''));

/** In the docs … stands for what differs from time to time; so may a number, an id in quotes, words in brackets. */
function isWritten(message: string): boolean {
  // Which check of /readyz it comes from stands before it.
  const said = message.replace(/^\w+: /, '');
  return [said, said.replaceAll(/\d+|"[^" ]+"|(?<=\()[^)]+(?=\))/g, '…')].some((each) => {
    const fragments = each.split('…').map((fragment) => fragment.trim());
    return written.some((text) => fragments.every((fragment) => text.includes(fragment)));
  });
}

const quoted = pages
  .filter(({ path }) => quoting.includes(path))
  .flatMap((page) => messagesIn(page).map((message) => ({ path: page.path, message })));

test.each(quoted)('$path quotes "$message" as the desk says it', ({ message }) => {
  expect(isWritten(message)).toBe(true);
});
