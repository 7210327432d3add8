import { Router } from 'express';
import type { Book } from '../../books/book.ts';
import { html, type Html } from '../../desk/http/html.ts';

/** The page a newcomer sees first in development: what this is, and where to go. */
export function createStartPage(books: readonly Book[]): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type('html').send(page(books).toString());
  });
  return router;
}

function page(books: readonly Book[]): Html {
  const rows = books.map(
    ({ name, entries }) => html`<li>${name} <small>${entries.length} 件の質問 / questions</small></li>`,
  );
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Madoguchi 窓口</title>
        <style>
          body {
            font:
              17px/1.7 system-ui,
              'Noto Sans CJK JP',
              sans-serif;
            max-width: 40rem;
            margin: 3rem auto;
            padding: 0 1rem;
            color: #1f2933;
          }
          a.button {
            display: inline-block;
            background: #0b6e4f;
            color: #fff;
            padding: 0.7rem 1.6rem;
            border-radius: 0.6rem;
            text-decoration: none;
            font-weight: bold;
          }
          small {
            color: #52606d;
          }
          code {
            background: #f2f7f5;
            padding: 0.1rem 0.3rem;
            border-radius: 0.2rem;
          }
        </style>
      </head>
      <body>
        <h1>Madoguchi 窓口</h1>
        <p>
          LINE で FAQ に答える窓口の、開発用の画面です。LINE のアカウントもネットワークも要りません。<br />
          <small>Madoguchi in development: no LINE account, no Redis, no network.</small>
        </p>
        <p><a class="button" href="/simulator">電話の画面を開く / Open the phone</a></p>
        <p>
          <a href="/desk">受付の画面を開く / Open the staff desk</a>
          <small
            >ログイン名とパスワードは、起動したときにコンソールに出ています。 / The login is printed on the
            console at start.</small
          >
        </p>
        <h2>FAQ の本 / Books</h2>
        <ul>
          ${rows}
        </ul>
        <h2>動作の確認 / Status</h2>
        <ul>
          <li>
            <a href="/healthz"><code>/healthz</code></a>
            <small>プロセスが動いているか / the process lives</small>
          </li>
          <li>
            <a href="/readyz"><code>/readyz</code></a> <small>仕事ができるか / it can do its work</small>
          </li>
          <li>
            <a href="/metrics"><code>/metrics</code></a> <small>Prometheus</small>
          </li>
        </ul>
      </body>
    </html> `;
}
