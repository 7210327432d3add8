/** A word of a text, as kuromoji analyzes it. */
export type Token = {
  readonly surface: string;
  /** Dictionary form; the surface where kuromoji doesn't know the word. */
  readonly base: string;
  /** Katakana where kuromoji knows it, else the surface. */
  readonly reading: string;
  readonly partOfSpeech: string;
  /** kuromoji's; `人名` for the name of a person, `未知語` for kana that its dictionary doesn't have. */
  readonly detail: string;
  /** How it inflects, e.g. 一段, 五段・サ行; `*` where it doesn't. */
  readonly inflection: string;
};
