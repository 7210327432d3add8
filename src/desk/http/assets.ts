import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Router } from 'express';

export type Assets = {
  readonly router: Router;
  /** e.g. `desk.css` → `/desk/assets/desk.0a1b2c3d4e.css`. @throws when there is no such file */
  href(name: string): string;
};

/** The desk's files for browsers. Their names change with their content, so a browser may cache them for ever. */
export function createAssets(folder = new URL('../assets/', import.meta.url)): Assets {
  const hrefs = new Map<string, string>();
  const router = Router();
  for (const name of readdirSync(folder)) {
    const content = readFileSync(new URL(name, folder));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const href = `/desk/assets/${name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`)}`;
    hrefs.set(name, href);
    router.get(href, (_request, response) => {
      response.set('cache-control', 'public, max-age=31536000, immutable');
      response.type(name.slice(name.lastIndexOf('.'))).send(content);
    });
  }
  return {
    router,
    href(name) {
      const href = hrefs.get(name);
      if (href === undefined) throw new Error(`src/desk/assets has no "${name}".`);
      return href;
    },
  };
}
