import { flag, Html, html } from '../../src/desk/http/html.ts';

const evil = `<script>alert("1")</script>'\``;

describe('a template', () => {
  test('escapes text and attributes', () => {
    expect(html`<p title="${evil}">${evil}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&#96;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&#96;</p>',
    );
  });

  test('takes other templates, lists, numbers and nothing', () => {
    const items = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
    const rest = [0, false, undefined, null, ''] as const;
    // prettier-ignore
    const list = html`<ul>${items}</ul>${rest}`;
    expect(list.toString()).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
  });

  test('sets attributes without a value, and only in a tag', () => {
    // prettier-ignore
    const box = (isOn: boolean): string => html`<input type="checkbox"${flag('checked', isOn)} />`.toString();
    expect(box(true)).toBe('<input type="checkbox" checked />');
    expect(box(false)).toBe('<input type="checkbox" />');
    expect(() => html`<p>${flag('checked', true)}</p>`).toThrow('outside of a tag');
    expect(() => flag('onclick', true)).toThrow('no attribute');
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JAVASCRIPT:x',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'vbscript:x',
    'evil',
  ])('never links to %s', (address) => {
    expect(html`<a href="${address}">x</a>`.toString()).toBe('<a href="about:invalid">x</a>');
  });

  test.each([
    '/desk/me?x=1',
    '#main',
    '?page=2',
    'https://www.example.com/a',
    'mailto:a@example.com',
    'tel:0120',
  ])('links to %s', (address) => {
    expect(html`<a href="${address}">x</a>`.toString()).toBe(`<a href="${address}">x</a>`);
  });

  test('fills in the rest of an address whose beginning is written', () => {
    expect(html`<a href="/desk/x/${'a"b'}/y?z=${1}">x</a>`.toString()).toBe(
      '<a href="/desk/x/a&quot;b/y?z=1">x</a>',
    );
  });

  test('refuses places that can’t be made safe', () => {
    const places = [
      () => html`<p class=${evil}>x</p>`,
      () => html`<${evil}>x</p>`,
      () => html`<p ${evil}>x</p>`,
      () => html`<p ${evil}="x">x</p>`,
      () => html`<p onclick="${evil}">x</p>`,
      () => html`<p style="${evil}">x</p>`,
      () =>
        html`<script>
          ${evil};
        </script>`,
      () =>
        html`<style>
          ${evil}
        </style>`,
      () => html`<!-- ${evil} -->`,
      () => html`<iframe srcdoc="${evil}"></iframe>`,
      () => html`<p title="${html`<b>x</b>`}">x</p>`,
      () => html`<a href="/${evil}">x</a>`,
      () => html`<a href="java${evil}">x</a>`,
      () => html`<a href="https://${evil}">x</a>`,
      () => html`<a href="${'/'}/${'/evil'}">x</a>`,
      () => html`<p title="${'x'}`,
    ];
    for (const place of places) expect(place).toThrow();
  });

  test('finds its way behind scripts, comments and quotes in text', () => {
    const page = html`<!-- <a href= --><title>${evil}</title>
      <script src="${'/x.js'}"></script>
      <p>it's "quoted" &lt; 3 ${evil}</p>`;
    expect(page.toString()).not.toContain('<script>');
  });

  test('is the only way to markup', () => {
    expect(() => new Html('<b>', Symbol('html'))).toThrow('Only the template');
  });
});
