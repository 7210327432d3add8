import { addressesIn } from './address.ts';
import type { Book, Entry, Link } from '../book.ts';
import type { Problem } from '../problem.ts';
import type { YamlSource } from '../source/yaml-source.ts';

/** Warnings: what a sound book still lacks for the people who ask, with the setting to fill in. */
export function findGaps(book: Book, bookFile: YamlSource, entriesFile: YamlSource): Problem[] {
  return [
    ...contactGaps(book, bookFile),
    ...book.entries.flatMap((entry, row) => linkGaps(entry, row, entriesFile)),
  ];
}

function contactGaps({ contact, support }: Book, source: YamlSource): Problem[] {
  const problems: Problem[] = [];
  const warn = (path: readonly (string | number)[], what: string, mend: string) =>
    problems.push({ file: source.file, line: source.lineOf(path), severity: 'warning', what, mend });

  const isReachable =
    contact.phones.length + contact.mails.length > 0 || contact.forms.some(({ url }) => url !== undefined);
  if (!isReachable) {
    warn(
      ['contact'],
      'no phone number, mail address or form address is set, so people can reach staff only through this chat',
      'Fill in contact.phones, contact.mails or contact.forms if there are any.',
    );
  }
  contact.phones.forEach(({ label, hours }, index) => {
    if (hours === undefined)
      warn(
        ['contact', 'phones', index],
        `phone "${label}" has no hours`,
        `Fill in contact.phones[${index}].hours.`,
      );
  });
  contact.forms.forEach(({ label, url }, index) => {
    if (url === undefined)
      warn(
        ['contact', 'forms', index],
        `form "${label}" has no address, so people are not shown it`,
        `Fill in contact.forms[${index}].url.`,
      );
  });
  if (support.hours === undefined && !source.isWritten(['desk', 'hours'])) {
    warn(
      ['desk'],
      'no opening hours are set, so staff count as there at any time',
      'Fill in desk.hours with the hours in which staff answer, or write "hours: always".',
    );
  }
  return problems;
}

function linkGaps(entry: Entry, row: number, source: YamlSource): Problem[] {
  const warn = (what: string, mend: string): Problem => ({
    file: source.file,
    line: source.lineOf([row, 'answer']),
    severity: 'warning',
    what: `entry "${entry.id}": ${what}`,
    mend,
  });
  const linked = new Set(entry.links.map(addressOf));
  const unlinked = addressesIn(entry.answer)
    .filter((address) => !linked.has(address))
    .map((address) =>
      warn(`the answer names ${address}, but no link does`, 'Add it to "links" so that it gets a button.'),
    );
  // 「…こちら」 in quotes is the name of something on a page, not a pointer.
  const pointsSomewhere = entry.answer.replaceAll(/「[^」]*」/g, '').includes('こちら');
  if (pointsSomewhere && !entry.links.some((link) => 'url' in link))
    unlinked.push(
      warn(
        'the answer says 「こちら」, but no link has a "url"',
        'Add the address to "links" if you know it.',
      ),
    );
  return unlinked;
}

function addressOf(link: Link): string {
  if ('url' in link) return link.url;
  return 'phone' in link ? link.phone : link.mail;
}
