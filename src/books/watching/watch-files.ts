import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Watch = { stop(): void };

/**
 * Looks at the YAML files of a book's folder again and again, since no disk that is shared tells of changes.
 * `onChange` is called after the first look, and again whenever two looks in a row find the same state (whoever
 * writes has finished) and that state has not been reported yet.
 */
export function watchBook(folder: string, onChange: () => void, everyMs = 2_000): Watch {
  let [reported, seen] = ['', ''];
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const now = await stampOf(folder);
    if (isStopped) return;
    if (now === seen && now !== reported) {
      reported = now;
      onChange();
    }
    seen = now;
    timer = setTimeout(() => void look(), everyMs).unref();
  };
  void look();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The names, sizes and times of the files; of a folder or file that can't be seen just now, that. */
async function stampOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const stamps = names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map(async (name) => {
      const file = await stat(join(folder, name)).catch(() => undefined);
      return `${name} ${file?.mtimeMs} ${file?.size} ${file?.ino}`;
    });
  return ['looked', ...(await Promise.all(stamps))].join('\n');
}
