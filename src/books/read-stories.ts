import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import { explainIssues } from './schema/explain-issues.ts';
import { storiesJsonSchema } from './schema/json-schema.ts';
import { nearestName } from './checks/nearest-name.ts';
import { hasError, type Problem } from './problem.ts';
import { readSourceText } from './source/source-text.ts';
import { storiesSchema, storySchema } from './schema/story-schema.ts';
import type { Story, Turn } from './story.ts';
import { parseYaml, type YamlSource } from './source/yaml-source.ts';

/** Beside `book.yaml`. */
const SCENARIOS_FOLDER = 'scenarios';

export type StoriesReading = { readonly stories: readonly Story[]; readonly problems: readonly Problem[] };

/** Reads the stories of a book's folder, file by file; a story with a mistake is left out and explained. */
export function readStories(folder: string, book: Book): StoriesReading {
  const scenarios = join(folder, SCENARIOS_FOLDER);
  if (!existsSync(scenarios)) return { stories: [], problems: [] };
  const names = readdirSync(scenarios).filter((name) => /\.ya?ml$/.test(name));
  const readings = names.sort().map((name) => readFile(join(scenarios, name), book));
  return {
    stories: readings.flatMap(({ stories }) => stories),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

function readFile(file: string, book: Book): StoriesReading {
  const text = readSourceText(file);
  if (typeof text !== 'string') return { stories: [], problems: [text] };
  const source = parseYaml(file, text, storiesJsonSchema);
  if (hasError(source.problems)) return { stories: [], problems: source.problems };
  if (!Array.isArray(source.value) || source.value.length === 0) {
    const issues = storiesSchema.safeParse(source.value).error?.issues ?? [];
    return { stories: [], problems: explainIssues(source, storiesJsonSchema, issues) };
  }
  const readings = source.value.map((value: unknown, at) => readStory(source, value, at, book));
  return {
    stories: readings.flatMap(({ stories }) => stories),
    problems: [...source.problems, ...readings.flatMap(({ problems }) => problems)],
  };
}

function readStory(source: YamlSource, value: unknown, at: number, book: Book): StoriesReading {
  const { data, error } = storySchema.safeParse(value);
  if (error)
    return { stories: [], problems: explainIssues(source, storiesJsonSchema, error.issues, [at], 'story') };
  const { file, lineOf } = source;
  const turns = data.turns.map((turn, place): Turn => ({ ...turn, line: lineOf([at, 'turns', place]) }));
  const problems = turns.flatMap((turn) => unknownEntries(turn, book).map((fault) => ({ ...fault, file })));
  if (problems.length > 0) return { stories: [], problems };
  return { stories: [{ ...data, file, line: lineOf([at]), turns }], problems: [] };
}

function unknownEntries(turn: Turn, book: Book): Omit<Problem, 'file'>[] {
  if (turn.type !== 'bot' || typeof turn.expected === 'string') return [];
  const { answers = [], leadsTo = [], offers = [] } = turn.expected;
  const known = book.entries.map(({ id }) => id);
  return [...answers, ...leadsTo, ...offers]
    .filter((id) => !known.includes(id))
    .map((id) => {
      const meant = nearestName(id, known);
      const mend =
        meant === undefined ? 'Write the id of an entry of entries.yaml.' : `Did you mean "${meant}"?`;
      return { line: turn.line, severity: 'error', what: `there is no entry "${id}" in this book`, mend };
    });
}
