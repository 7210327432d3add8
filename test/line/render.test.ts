import fc from 'fast-check';
import type { Choice } from '../../src/conversation/choice.ts';
import type { Happening } from '../../src/conversation/event.ts';
import type { Button, Message, Question } from '../../src/conversation/message.ts';
import { newSession } from '../../src/conversation/session.ts';
import type { Step } from '../../src/conversation/step.ts';
import { transition } from '../../src/conversation/transition.ts';
import type { Book, Contact, Link } from '../../src/books/book.ts';
import { bookLimits } from '../../src/books/schema/book-limits.ts';
import { TOKYO } from '../../src/calendar/zone.ts';
import { loadBooks } from '../../src/books/load.ts';
import { encodeChoice } from '../../src/line/choice-data.ts';
import type { Finding } from '../../src/search/finding.ts';
import { anyText } from './arbitrary-text.ts';
import { drawn, objections, objectsWith, valuesOf } from './drawn.ts';

const books = [...loadBooks('faq-data').values()];
const withoutSpace = (text: string): string => text.replace(/\s/g, '');

function after(book: Book, happening: Happening, finding: Finding = { kind: 'none', nearest: [] }): Step {
  const event = { id: 'e', chatId: `${book.id}:U1`, occurredAt: 0, receivedAt: 0, ...happening } as const;
  const searchable = { ...book, zone: TOKYO, search: () => finding, nearest: () => [] };
  const step = transition(newSession, event, searchable);
  if (step.session.phase.name !== 'collecting') return step;
  const noMore = { ...event, type: 'timePassed', timerId: 'next-part' } as const;
  return transition(step.session, noMore, searchable);
}
const tapped = (book: Book, choice: Choice): Step => after(book, { type: 'choice', choice });
const asked = (book: Book, finding: Finding): Step =>
  after(book, { type: 'text', text: '育児休業の書類を知りたい', messageId: 'm' }, finding);

/** The words of an answer's bubbles, without their titles. */
function answerIn(messages: readonly unknown[]): string {
  return messages
    .map((message) => {
      const { contents } = message as { contents: { body: { contents: unknown[] } } };
      return valuesOf('text', contents.body.contents.slice(1)).join('');
    })
    .join('');
}

describe.each(books.map((book) => [book.id, book] as const))('of the book %s', (_id, book) => {
  test('every answer is drawn whole, word for word and in order, in a form that LINE takes', () => {
    for (const entry of book.entries) {
      for (const step of [
        tapped(book, { type: 'entry', entryId: entry.id }),
        asked(book, { kind: 'confident', entry }),
        asked(book, { kind: 'likely', entry, others: book.entries.slice(0, 3) }),
      ]) {
        const messages = drawn(step);
        expect(objections(messages)).toEqual([]);
        const today = step.messages.flatMap((each) => (each.type === 'answer' ? each.facts : []));
        expect(withoutSpace(answerIn(messages))).toBe(withoutSpace([...today, entry.answer].join('')));
        expect(valuesOf('text', messages)[0]).toBe(entry.question);
        const plain = drawn(step, 'plain');
        expect(objections(plain)).toEqual([]);
        expect(withoutSpace(valuesOf('text', plain).join(''))).toContain(withoutSpace(entry.answer));
      }
    }
  });

  test('every web address and phone number of an answer is a button, and every mail address is copied by one', () => {
    for (const entry of book.entries) {
      const uris = valuesOf('uri', drawn(tapped(book, { type: 'entry', entryId: entry.id })));
      expect(uris).toHaveLength(entry.links.filter((link) => !('mail' in link)).length);
      const copied = valuesOf('clipboardText', drawn(tapped(book, { type: 'entry', entryId: entry.id })));
      expect(copied).toEqual(entry.links.flatMap((link) => ('mail' in link ? [link.mail] : [])));
      for (const link of entry.links) if ('url' in link) expect(uris).toContain(link.url);
      expect(uris.filter((uri) => !/^(?:https?:\/\/|tel:[0-9+]+$)/.test(uri))).toEqual([]);
    }
  });

  test('every category’s page, the menu, the contact and the greeting are taken by LINE', () => {
    const steps = [
      ...book.categories.map((category) => tapped(book, { type: 'category', category, page: 1 })),
      tapped(book, { type: 'menu' }),
      tapped(book, { type: 'contact' }),
      tapped(book, { type: 'solved', entryId: 'x' }),
      tapped(book, { type: 'unsolved', entryId: 'x' }),
      tapped(book, { type: 'noneOfThese' }),
      tapped(book, { type: 'entry', entryId: 'gone' }),
      after(book, { type: 'follow', isUnblocked: false }),
      after(book, { type: 'follow', isUnblocked: true }),
      after(book, { type: 'foreignChoice' }),
      asked(book, { kind: 'none', nearest: [] }),
      asked(book, { kind: 'none', nearest: book.entries.slice(0, 3) }),
      asked(book, { kind: 'ambiguous', entries: book.entries.slice(0, 5) }),
      asked(book, { kind: 'ambiguous', entries: book.entries.slice(0, 1) }),
      asked(book, {
        kind: 'several',
        parts: book.entries.slice(0, 2).map((entry) => ({ kind: 'confident', entry })),
        requests: ['一つ目', '二つ目'],
      }),
    ];
    for (const step of steps) {
      expect(step.messages.length).toBeGreaterThan(0);
      expect(objections(drawn(step))).toEqual([]);
      expect(objections(drawn(step, 'plain'))).toEqual([]);
    }
  });

  test('a category’s page shows its questions, each with a button of its own', () => {
    for (const category of book.categories) {
      const messages = drawn(tapped(book, { type: 'category', category, page: 1 }));
      const entries = book.entries.filter((entry) => entry.category === category).slice(0, 20);
      const data = valuesOf('data', messages);
      for (const { id } of entries) expect(data).toContain(encodeChoice({ type: 'entry', entryId: id }));
    }
  });
});

test('a probable answer is one bubble, with 「ちがうときは」 and the numbered others at its foot', () => {
  for (const book of books) {
    const [entry, ...others] = book.entries.filter(({ answer }) => answer.length < 200);
    if (entry === undefined) throw new Error('the book has no short answer');
    const step = asked(book, { kind: 'likely', entry, others: others.slice(0, 2) });
    const messages = drawn(step);
    expect(messages).toHaveLength(1);
    const texts = valuesOf('text', messages);
    const rows = others.slice(0, 2).map(({ question }, at) => `${at + 1}. ${question}`);
    expect(texts.slice(-3)).toEqual(['ちがうときは', ...rows]);
    const data = valuesOf('data', messages);
    for (const { id } of others.slice(0, 2))
      expect(data).toContain(encodeChoice({ type: 'entry', entryId: id }));
    const [plain] = valuesOf('text', drawn(step, 'plain'));
    expect(plain).toContain(['ちがうときは', ...rows].join('\n'));
  }
});

test('yes and no stand side by side below the one question that is asked about', () => {
  const [book] = books;
  if (book === undefined) throw new Error('there is no book');
  const [message] = drawn(asked(book, { kind: 'ambiguous', entries: book.entries.slice(0, 1) }));
  expect(message).toMatchObject({
    contents: {
      footer: {
        layout: 'horizontal',
        contents: [{ action: { label: 'はい' } }, { action: { label: 'ちがう' } }],
      },
    },
  });
});

test('every hint for what can’t be read is taken by LINE', () => {
  const kinds = ['sticker', 'image', 'video', 'audio', 'file', 'location', 'other'] as const;
  for (const book of books)
    for (const kind of kinds) {
      const messages = drawn(after(book, { type: 'unreadable', kind }));
      expect(objections(messages)).toEqual([]);
      expect(valuesOf('text', messages).join('')).toContain('文字で送ってください');
    }
});

describe('whatever a book may hold', () => {
  const line = (max: number) => anyText(max, { multiline: false });
  const choice: fc.Arbitrary<Choice> = fc.oneof(
    fc.record({ type: fc.constant('entry' as const), entryId: fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/) }),
    fc.record({
      type: fc.constant('category' as const),
      category: line(bookLimits.label),
      page: fc.integer({ min: 1, max: 99 }),
    }),
  );
  const button: fc.Arbitrary<Button> = fc.record({ label: anyText(5_000), choice });
  const phone = fc.constantFrom('110', '0120-86-2040', '+81-3-1234-5678', '+1-2-3-4-5-6-7-8-9-0-1-2-3-4-5');
  const url = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.constant(`https://example.com/${'a'.repeat(bookLimits.url - 20)}`),
  );
  const mail = fc.constantFrom('a@example.com', `${'a'.repeat(64)}@${'b'.repeat(63)}.example.com`);
  const label = line(bookLimits.label);
  const link: fc.Arbitrary<Link> = fc.oneof(
    fc.record({ label, url }),
    fc.record({ label, phone }),
    fc.record({ label, mail }),
  );
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
  const contact: fc.Arbitrary<Contact> = fc
    .record({
      office: optional(line(bookLimits.bookName)),
      phones: fc.array(fc.record({ label, phone, hours: optional(line(bookLimits.note)) }), {
        maxLength: bookLimits.contacts,
      }),
      mails: fc.array(fc.record({ label, mail }), { maxLength: bookLimits.contacts }),
      forms: fc.array(fc.record({ label, url: optional(url) }), { maxLength: bookLimits.contacts }),
      notes: fc.array(line(bookLimits.note), { maxLength: bookLimits.notes }),
    })
    .map((value) => JSON.parse(JSON.stringify(value)) as Contact);
  const question: fc.Arbitrary<Question> = fc.oneof(
    fc.record({ text: line(bookLimits.question), choice }),
    fc.record({ text: line(bookLimits.question), choice, number: fc.integer({ min: 1, max: 5 }) }),
  );
  const message: fc.Arbitrary<Message> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: anyText(5_000) }),
    fc.record({
      type: fc.constant('answer' as const),
      question: line(bookLimits.question),
      body: anyText(2_000),
      facts: fc.array(line(60), { maxLength: 4 }),
      links: fc.array(link, { maxLength: bookLimits.links }),
      part: fc.constantFrom({ number: 1, of: 1 }, { number: 2, of: 5 }),
      onward: fc.array(button, { maxLength: bookLimits.guides }),
      feedback: fc.array(button, { maxLength: 2 }),
      related: fc.array(question, { maxLength: bookLimits.related }),
      others: fc.array(question, { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('guideStep' as const),
      title: line(60),
      body: anyText(2_000),
      links: fc.array(link, { maxLength: bookLimits.links }),
      buttons: fc.array(button, { minLength: 2, maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('questions' as const),
      lead: line(100),
      questions: fc.array(question, {
        minLength: 1,
        maxLength: 20,
      }),
      footer: fc.array(button, { maxLength: 1 }),
    }),
    fc.record({
      type: fc.constant('contact' as const),
      lead: line(100),
      contact,
      facts: fc.array(line(60), { maxLength: 3 }),
      buttons: fc.array(button, { maxLength: 1 }),
    }),
    fc.record({ type: fc.constant('staff' as const), text: anyText(5_000) }),
  );
  const step = fc.record({
    messages: fc.array(message, { minLength: 1, maxLength: 5 }),
    quickReplies: fc.array(button, { maxLength: 15 }),
  });

  test('LINE takes it, drawn or plain, and no character arrives torn', () => {
    fc.assert(
      fc.property(step, fc.constantFrom('drawn', 'plain'), (each, form) => {
        const messages = drawn(each, form);
        expect(objections(messages)).toEqual([]);
        expect(messages).toHaveLength(each.messages.length);
        for (const key of ['text', 'label', 'displayText', 'altText'])
          for (const text of valuesOf(key, messages)) expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('quick replies stand under the last message alone: under another, LINE would hide them', () => {
    fc.assert(
      fc.property(step, ({ messages, quickReplies }) => {
        const replies = drawn({ messages, quickReplies }).map((each) => objectsWith('items', each).length);
        const last = quickReplies.length > 0 ? 1 : 0;
        expect(replies).toEqual(messages.map((_, index) => (index === messages.length - 1 ? last : 0)));
      }),
      { numRuns: 60 },
    );
  });

  test('what a button means is never shortened, and an address neither', () => {
    fc.assert(
      fc.property(step, ({ messages, quickReplies }) => {
        const all = drawn({ messages, quickReplies });
        const meant = new Set(
          [...quickReplies, ...messages.flatMap(buttonsOf)].map((each) => encodeChoice(each.choice)),
        );
        const data = valuesOf('data', all);
        for (const each of data) expect(meant).toContain(each);
        for (const each of quickReplies.slice(0, 13)) expect(data).toContain(encodeChoice(each.choice));
        const urls = new Set(messages.flatMap(urlsOf));
        for (const uri of valuesOf('uri', all)) expect(uri.startsWith('tel:') || urls.has(uri)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  const buttonsOf = (each: Message): { choice: Choice }[] => {
    if (each.type === 'answer')
      return [...each.onward, ...each.feedback, ...each.related, ...(each.others ?? [])];
    if (each.type === 'guideStep' || each.type === 'contact') return [...each.buttons];
    return each.type === 'questions' ? [...each.questions, ...each.footer] : [];
  };
  const urlsOf = (each: Message): string[] => {
    const hasLinks = each.type === 'answer' || each.type === 'guideStep';
    const links = hasLinks ? each.links : each.type === 'contact' ? each.contact.forms : [];
    return links.flatMap((one) => ('url' in one ? [one.url ?? ''] : []));
  };

  test('an answer of a thousand notes keeps every word and its buttons', () => {
    const body = '※ア\nイ\n'.repeat(330).trim();
    const feedback = [{ label: '解決した', choice: { type: 'solved', entryId: 'q1' } }] as const;
    const answer = {
      type: 'answer',
      question: 'Q',
      body,
      facts: [],
      links: [],
      part: { number: 1, of: 1 },
      onward: [],
      feedback,
      related: [],
    } as const;
    const messages = drawn({ messages: [answer], quickReplies: [] });
    expect(objections(messages)).toEqual([]);
    expect(withoutSpace(answerIn(messages))).toBe(withoutSpace(body));
    expect(valuesOf('data', messages)).toEqual(['tap=solved&entry=q1']);
  });

  test('a contact card with all that a book may hold reaches the person, as text if need be', () => {
    const long = (length: number): string => '字'.repeat(length);
    const full: Contact = {
      office: long(bookLimits.bookName),
      phones: Array(8).fill({
        label: long(20),
        phone: '0120-86-2040',
        hours: long(bookLimits.note),
      }) as Contact['phones'],
      mails: Array(8).fill({ label: long(20), mail: 'a@example.com' }) as Contact['mails'],
      forms: Array(8).fill({
        label: long(20),
        url: `https://example.com/${'a'.repeat(900)}`,
      }) as Contact['forms'],
      notes: Array(10).fill(long(bookLimits.note)) as string[],
    };
    const messages = drawn({
      messages: [{ type: 'contact', lead: '窓口', contact: full, facts: [], buttons: [] }],
      quickReplies: [],
    });
    expect(objections(messages)).toEqual([]);
    expect(valuesOf('text', messages).join('').split('0120-86-2040')).toHaveLength(9);
  });

  test('a message drawn before a restart is drawn the same after it', () => {
    fc.assert(
      fc.property(step, (each) => {
        expect(drawn(JSON.parse(JSON.stringify(each)) as typeof each)).toEqual(drawn(each));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what stands out on a card', () => {
  const answer = {
    type: 'answer',
    question: '解約するには?',
    body: 'フォームからお申し込みください。',
    facts: ['解約の次の締め切りは12/25(金)です。あと28日あります。'],
    links: [
      { label: '解約フォーム', url: 'https://example.com/form' },
      { label: '電話', phone: '03-1234-5678' },
      { label: 'メール', mail: 'help@example.com' },
    ],
    part: { number: 1, of: 1 },
    onward: [],
    feedback: [{ label: '解決した', choice: { type: 'solved', entryId: 'q1' } }],
    related: [],
  } as const satisfies Message;
  const [card] = drawn({ messages: [answer], quickReplies: [] });

  test('forms, phones and mail addresses are solid and come first; 「解決した」 is light', () => {
    const buttons = objectsWith('style', card).map(({ style, action }) => [
      (action as { label: string }).label,
      style,
    ]);
    expect(buttons).toEqual([
      ['解約フォーム', 'primary'],
      ['03-1234-5678 に電話する', 'primary'],
      ['help@example.com をコピー', 'primary'],
      ['解決した', 'link'],
    ]);
  });

  test('a deadline stands above the answer, drawn or plain', () => {
    const drawnTexts = valuesOf('text', card);
    expect(drawnTexts.slice(0, 3)).toEqual([answer.question, answer.facts[0], answer.body]);
    const [plain] = valuesOf('text', drawn({ messages: [answer], quickReplies: [] }, 'plain'));
    expect(plain).toBe([answer.question, answer.facts[0], answer.body].join('\n\n'));
  });

  test('a mail address of the contact card is copied by a tap; a form without an address isn’t drawn', () => {
    const contact: Contact = {
      phones: [],
      mails: [{ label: 'メール', mail: `${'a'.repeat(40)}@example.com` }],
      forms: [{ label: 'お問い合わせフォーム' }],
      notes: [],
    };
    const step = {
      messages: [{ type: 'contact', lead: '窓口', contact, facts: [], buttons: [] }],
      quickReplies: [],
    } as const;
    const messages = drawn(step);
    expect(objections(messages)).toEqual([]);
    expect(objectsWith('clipboardText', messages)).toEqual([
      { type: 'clipboard', label: 'メールアドレス をコピー', clipboardText: contact.mails[0]?.mail },
    ]);
    for (const form of ['drawn', 'plain'] as const)
      expect(JSON.stringify(drawn(step, form))).not.toContain('フォーム');
  });

  test('the way that was asked for has the first button', () => {
    const contact: Contact = {
      phones: [{ label: '電話', phone: '03-1234-5678' }],
      mails: [{ label: 'メール', mail: 'desk@example.com' }],
      forms: [],
      notes: [],
    };
    const chat = { label: 'このトークで担当者に聞く', choice: { type: 'escalate' } } as const;
    const card = { type: 'contact', lead: '窓口', contact, facts: [], buttons: [chat] } as const;
    const labels = (message: Message): unknown[] =>
      objectsWith('style', drawn({ messages: [message], quickReplies: [] })).map(({ action }) =>
        typeof action === 'object' && action !== null && 'label' in action ? action.label : action,
      );
    const [byChat, byPhone, byMail] = [chat.label, '03-1234-5678 に電話する', 'desk@example.com をコピー'];
    expect(labels(card)).toEqual([byChat, byPhone, byMail]);
    expect(labels({ ...card, asked: 'mail' })).toEqual([byMail, byChat, byPhone]);
  });

  test('a question below an answer is shown whole, as a button of its own', () => {
    const long =
      '特約追加をマイページより申込み、手続き照会の状況は「承諾」となっていますが、追加した特約が契約内容の照会に表示されていません。どうしてですか?';
    const foot = drawn({
      messages: [
        {
          type: 'answer',
          question: '質問',
          body: '答え',
          facts: [],
          links: [],
          part: { number: 1, of: 1 },
          onward: [],
          feedback: [],
          related: [{ text: long, choice: { type: 'entry', entryId: 'q1' } }],
        },
      ],
      quickReplies: [],
    });
    const [row] = objectsWith('backgroundColor', foot);
    expect(row).toMatchObject({ contents: [{ text: long }], action: { type: 'postback' } });
    expect(JSON.stringify(foot)).not.toContain('maxLines');
  });
});
