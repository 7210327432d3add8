import { isFound, toTagged } from '../../../../src/conversation/japanese/wishes/cue.ts';
import { toTags } from '../../../../src/conversation/japanese/wishes/wish-tags.ts';
import { toSentences } from '../../../../src/conversation/japanese/wishes/wish-text.ts';
import { factCues, purposeCues } from '../../../../src/conversation/japanese/wishes/fact-cues.ts';
import { personCues, talkCues } from '../../../../src/conversation/japanese/wishes/wishes.ts';

test.each([...personCues, ...factCues, ...purposeCues, ...talkCues])(
  'the cue "$pattern" is found in 「$example」',
  (cue) => {
    const sentences = toSentences(cue.example).map((sentence) => toTagged(toTags(sentence)));
    expect(sentences.some((sentence) => isFound(cue, sentence))).toBe(true);
  },
);
