/** What each way to disappoint a person costs, in needless choices: 1 is a list of two where the answer could have stood. */
export const costs = {
  /** A probable answer was wrong, and the right question stands below it: a look and a tap. A list of two costs as much. */
  detour: 1.2,
  /** A probable answer says of itself that it may be wrong: in wrong answers, what it costs when it is. */
  doubted: 0.6,
  /** The book has the answer, and nothing shown leads to it: the person asks again, or a human does the work. */
  missed: 5,
  /** A list of strangers for what the book doesn't answer: it is read in vain, and a human is asked all the same. */
  strangers: 1,
  /**
   * An answer to what the book doesn't answer, in wrong answers. It is worse than one: nothing right is near it, and
   * nobody learns that a human is needed.
   */
  stranger: 2,
} as const;

/** The answer could have stood there, and the person had to read a list of `length` questions and tap one. */
export function choiceCost(length: number): number {
  return (length + 2) / 4;
}

/**
 * A book's caution is the confidence from which on an answer is worth it: 0.9 says that it may be wrong in 10 of 100
 * cases, so that a wrong answer costs 90 / 10 needless choices.
 */
export function wrongCost(caution: number): number {
  return caution / (1 - Math.min(caution, 0.99));
}
