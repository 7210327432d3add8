import type { SearchableBook } from '../conversation/searchable-book.ts';
import type { Expected, SentKind, Story, Turn } from '../books/story.ts';
import { judge } from './judge.ts';
import { answersIn, buttonsOn, isNamed, startsWith, type Button, type Reply } from './reply.ts';
import { createStage, type Stage } from './stage.ts';
import { createTranscript, type Transcript } from './transcript.ts';

/** The outcome of a story. */
export type Performance = {
  readonly story: Story;
  /** Absent when the chat went as the story says. */
  readonly failure?: Failure;
  readonly transcript: readonly string[];
};

/** `line`: the line of the turn that failed. `what`: one or more whole sentences. */
export type Failure = { readonly line: number; readonly what: string };

/** The time between two messages that a person sends in a row, ms. */
const betweenMessagesMs = 500;
/** How long to wait for a reply: longer than the bot waits for more of a question, ms. */
const replyTimeoutMs = 5_000;
/** How long to watch for unexpected replies after the last turn, ms. */
const watchAfterEndMs = 2 * 60 * 60_000;

/** A turn that can't be played, or that did not go as written. */
class Stop extends Error {}

/** Plays a story with the real bot, as far as it goes as written. */
export async function rehearse(story: Story, book: SearchableBook): Promise<Performance> {
  const transcript = createTranscript();
  const player = createPlayer(story, book, transcript);
  let line = story.line;
  try {
    for (const turn of story.turns) {
      ({ line } = turn);
      await player.turn(turn);
    }
    await player.end();
    return { story, transcript: transcript.lines };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { story, failure: { line, what: error.message }, transcript: transcript.lines };
  }
}

function createPlayer(story: Story, book: SearchableBook, transcript: Transcript) {
  let name = '';
  let judged = 0;
  let previous: Turn['type'] | undefined;
  const sent: { readonly text: string; readonly id: string }[] = [];
  const stage = createStage(book, story.startsAt, () => name);

  /** The oldest reply that no `bot:` turn has judged. */
  const nextReply = (): Reply | undefined => stage.replies[judged];
  const noteRemainingReplies = (): void => {
    for (const reply of stage.replies.slice(judged)) transcript.bot(reply);
  };
  const refuse = (what: string): never => {
    noteRemainingReplies();
    throw new Stop(what);
  };
  const checkRules = (): void => {
    const [violation] = stage.violations;
    if (violation !== undefined) refuse(`${violation}。これはどの話でも起きてはいけません。`);
  };

  const isByPerson = (type: Turn['type']): boolean => type !== 'bot' && type !== 'wait' && type !== 'at';
  const waitForReply = async (): Promise<void> => {
    if (nextReply() === undefined) await stage.passTo(stage.now() + replyTimeoutMs);
  };

  async function turn(turn: Turn): Promise<void> {
    if (isByPerson(turn.type)) {
      if (previous !== undefined && isByPerson(previous)) await stage.passTo(stage.now() + betweenMessagesMs);
      else if (previous === 'bot' && nextReply() !== undefined)
        refuse('この前に、書かれていない返事があります。その返事のための bot: を足してください。');
    }
    await play(turn);
    checkRules();
    if (turn.type !== 'wait' && turn.type !== 'at') previous = turn.type;
  }

  async function play(turn: Turn): Promise<void> {
    switch (turn.type) {
      case 'user': {
        const id = `message-${sent.length + 1}`;
        sent.unshift({ text: turn.text, id });
        transcript.person(stage.now(), turn.text);
        return stage.happens({ type: 'message', message: { id, type: 'text', text: turn.text } });
      }
      case 'tap':
        return tap(turn.label);
      case 'follow':
        ({ name } = turn);
        transcript.person(stage.now(), `(友だち追加:${name})`);
        return stage.happens({ type: 'follow', follow: { isUnblocked: false } });
      case 'unblock':
        ({ name } = turn);
        transcript.person(stage.now(), `(ブロック、そして解除:${name})`);
        await stage.happens({ type: 'unfollow' });
        await stage.passTo(stage.now() + betweenMessagesMs);
        return stage.happens({ type: 'follow', follow: { isUnblocked: true } });
      case 'sends':
        transcript.person(stage.now(), `(${lineKinds[turn.kind].name})`);
        return stage.happens({ type: 'message', message: { id: 'm', type: lineKinds[turn.kind].type } });
      case 'unsend': {
        const unsent = sent.find(({ text }) => text === turn.text);
        if (unsent === undefined)
          return refuse('その言葉は、この前に送られていません。user: と同じに書いてください。');
        transcript.person(stage.now(), `(送信を取り消す:${turn.text})`);
        return stage.happens({ type: 'unsend', unsend: { messageId: unsent.id } });
      }
      case 'wait':
        return stage.passTo(stage.now() + turn.ms);
      case 'at':
        if (turn.at < stage.now())
          refuse('この日時は、話の中ではもう過ぎています。後の日時を書いてください。');
        return stage.passTo(turn.at);
      case 'bot': {
        await waitForReply();
        const reply = nextReply();
        approve(reply, turn.expected);
        if (reply !== undefined) await goTo(missingFrom(reply, turn.expected));
      }
    }
  }

  function approve(reply: Reply | undefined, expected: Expected): void {
    const complaints = judge(reply, expected, book);
    if (complaints.length > 0) refuse(`${complaints.join('。')}。`);
    if (reply === undefined) return;
    transcript.bot(reply);
    judged += 1;
  }

  /** Taps the choices that the story must lead to, as a person would. */
  async function goTo(entryIds: readonly string[]): Promise<void> {
    for (const id of entryIds) {
      await tap(id);
      await waitForReply();
      approve(nextReply(), { answers: [id] });
    }
  }

  function missingFrom(reply: Reply, expected: Expected): readonly string[] {
    const { leadsTo = [] } = typeof expected === 'string' ? {} : expected;
    const answered = answersIn(reply, book);
    return leadsTo.filter((id) => !answered.includes(id));
  }

  function tap(label: string): Promise<void> {
    const { data, said } = findButton(stage, label, refuse);
    transcript.person(stage.now(), `[${said}] を押す`);
    return stage.happens({ type: 'postback', postback: { data } });
  }

  return {
    turn,
    async end(): Promise<void> {
      await stage.passTo(stage.now() + watchAfterEndMs);
      checkRules();
      if (nextReply() !== undefined)
        refuse('この後に、書かれていない返事があります。その返事のための bot: を足してください。');
    },
  };
}

function findButton(
  { replies }: Stage,
  label: string,
  refuse: (what: string) => never,
): Button & { readonly data: string } {
  const all = replies
    .toReversed()
    .flatMap((reply, index) => buttonsOn(reply, index === 0).filter(({ data }) => data !== undefined));
  const found =
    all.find((button) => isNamed(button, label)) ?? all.find((button) => startsWith(button, label));
  if (found?.data !== undefined) return { ...found, data: found.data };
  const names = [...new Set(all.map(({ said }) => `「${said}」`))];
  const mend = names.length === 0 ? '押せるものがまだありません' : `押せるのは ${names.join('')} です`;
  return refuse(`「${label}」というボタンはありません。${mend}。`);
}

/** Its message type at LINE, and its name in the transcript. */
const lineKinds: Readonly<Record<SentKind, { readonly type: string; readonly name: string }>> = {
  sticker: { type: 'sticker', name: 'スタンプ' },
  photo: { type: 'image', name: '写真' },
  video: { type: 'video', name: '動画' },
  voice: { type: 'audio', name: '音声' },
  file: { type: 'file', name: 'ファイル' },
  place: { type: 'location', name: '位置情報' },
};
