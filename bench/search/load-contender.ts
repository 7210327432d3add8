import type { Contender } from './contender.ts';

export const contenderNames = ['madoguchi', 'fuse', 'fuse-tokens', 'minisearch', 'orama'] as const;
export type ContenderName = (typeof contenderNames)[number];

export const titles: Readonly<Record<ContenderName, string>> = {
  madoguchi: 'Madoguchi',
  fuse: 'Fuse.js over kuromoji base forms',
  'fuse-tokens': 'Fuse.js token search over kuromoji',
  minisearch: 'MiniSearch over kuromoji',
  orama: 'Orama, its Japanese tokenizer',
};

/** Loads one contender and nothing of the others, so that only its own memory is measured. */
export async function loadContender(name: ContenderName): Promise<Contender> {
  switch (name) {
    case 'madoguchi':
      return (await import('./contenders/madoguchi.ts')).contender;
    case 'fuse':
      return (await import('./contenders/fuse.ts')).plain;
    case 'fuse-tokens':
      return (await import('./contenders/fuse.ts')).tokens;
    case 'minisearch':
      return (await import('./contenders/minisearch.ts')).contender;
    case 'orama':
      return (await import('./contenders/orama.ts')).contender;
  }
}
