import { refusalOfMessages } from '../../src/simulator/validate/validate-messages.ts';

const family = '👨‍👩‍👧‍👦';
const postback = (label: string, data = 'x') => ({ type: 'postback', label, data });
const message = (label: string) => ({ type: 'message', label, text: label });
const uri = (address: string) => ({ type: 'uri', label: '開く', uri: address });
const flex = (...contents: unknown[]) => ({
  type: 'flex',
  altText: '答え',
  contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } },
});
const button = (action: unknown) => ({ type: 'button', action });
const text = (words: string, more = {}) => ({ type: 'text', text: words, ...more });
const chips = (count: number, label = 'はい') => ({
  items: Array.from({ length: count }, () => ({ type: 'action', action: message(label) })),
});
const template = (contents: unknown) => ({ type: 'template', altText: '選択', template: contents });
const bubbles = (count: number, more = {}) => ({
  type: 'flex',
  altText: '一覧',
  contents: {
    type: 'carousel',
    contents: Array.from({ length: count }, () => ({ ...flex(text('あ')).contents, ...more })),
  },
});
const column = (actions: unknown[], more = {}) => ({ text: 'あ', actions, ...more });

describe('LINE takes', () => {
  test.each<[string, unknown]>([
    ['a text of 5,000 characters', text('あ'.repeat(5000))],
    [
      'thirteen quick replies of twenty characters',
      { ...text('あ'), quickReply: chips(13, 'あ'.repeat(20)) },
    ],
    ['a label of twenty family emoji', { ...text('あ'), quickReply: chips(1, family.repeat(20)) }],
    ['an alt text of 1,500 characters', { ...flex(text('あ')), altText: 'あ'.repeat(1500) }],
    ['a Flex button label of 40 characters', flex(button(postback('あ'.repeat(40))))],
    ['a box with nothing in it', flex({ type: 'box', layout: 'vertical', contents: [] })],
    ['a telephone link', flex(button(uri('tel:03-1234-5678')))],
    ['a link into LINE', flex(button(uri('https://line.me/R/ti/p/%40salon')))],
    ['twelve bubbles', bubbles(12)],
    ['spans in a text', flex({ type: 'text', contents: [{ type: 'span', text: 'あ', size: '13px' }] })],
    [
      'a confirm template',
      template({ type: 'confirm', text: 'よいですか？', actions: [message('はい'), message('いいえ')] }),
    ],
    [
      'a buttons template with 160 characters',
      template({ type: 'buttons', text: 'あ'.repeat(160), actions: [message('はい')] }),
    ],
    ['braces in textV2 when doubled', { type: 'textV2', text: '{{名前}}' }],
    ['a sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }],
  ])('%s', (_name, each) => {
    expect(refusalOfMessages([each])).toBeNull();
  });
});

describe('LINE refuses', () => {
  test.each<[string, unknown, string]>([
    ['an empty text', text(''), 'messages[0].text'],
    ['a text of 5,001 characters', text('あ'.repeat(5001)), 'messages[0].text'],
    ['a text whose emoji take it over 5,000 in UTF-16', text('🍎'.repeat(2501)), 'messages[0].text'],
    ['a kind of message it does not know', { type: 'markdown' }, 'messages[0].type'],
    ['fourteen quick replies', { ...text('あ'), quickReply: chips(14) }, '/quickReply/items'],
    [
      'a quick reply of 21 characters',
      { ...text('あ'), quickReply: chips(1, 'あ'.repeat(21)) },
      '/quickReply/items/0/action/label',
    ],
    [
      'an alt text of 1,501 characters',
      { ...flex(text('あ')), altText: 'あ'.repeat(1501) },
      'messages[0].altText',
    ],
    ['a missing alt text', { ...flex(text('あ')), altText: undefined }, 'messages[0].altText'],
    ['an empty text in a bubble', flex(text('')), '/body/contents/0/text'],
    [
      'a Flex button without a label',
      flex(button({ type: 'postback', data: 'x' })),
      '/body/contents/0/action/label',
    ],
    [
      'a Flex button label of 41 characters',
      flex(button(postback('あ'.repeat(41)))),
      '/body/contents/0/action/label',
    ],
    [
      'postback data of 301 characters',
      flex(button(postback('はい', 'x'.repeat(301)))),
      '/body/contents/0/action/data',
    ],
    [
      'emoji that take postback data over 300 in UTF-16',
      flex(button(postback('はい', '🍎'.repeat(151)))),
      '/body/contents/0/action/data',
    ],
    ['a mailto link', flex(button(uri('mailto:a@example.com'))), '/body/contents/0/action/uri'],
    ['a script as a link', flex(button(uri('javascript:alert(1)'))), '/body/contents/0/action/uri'],
    [
      'a link with Japanese in it unencoded',
      flex(button(uri('https://example.com/予約'))),
      '/body/contents/0/action/uri',
    ],
    [
      'a link of 1,001 characters',
      flex(button(uri(`https://example.com/${'a'.repeat(981)}`))),
      '/body/contents/0/action/uri',
    ],
    ['an unknown component', flex({ type: 'table' }), '/body/contents/0/type'],
    [
      'a button in a baseline box',
      flex({ type: 'box', layout: 'baseline', contents: [button(postback('はい'))] }),
      '/body/contents/0/contents/0/type',
    ],
    ['a colour by name', flex(text('あ', { color: 'red' })), '/body/contents/0/color'],
    ['a size that is no size', flex(text('あ', { size: 'huge' })), '/body/contents/0/size'],
    [
      'a picture without https',
      flex({ type: 'image', url: 'http://example.com/a.png' }),
      '/body/contents/0/url',
    ],
    ['a bubble over 30 KB', flex(text('あ'.repeat(10_000))), '/'],
    ['a carousel over 50 KB', bubbles(2, { header: flex(text('あ'.repeat(8_900))).contents.body }), '/'],
    ['thirteen bubbles', bubbles(13), '/contents'],
    ['an empty bubble', { type: 'flex', altText: '空', contents: { type: 'bubble' } }, '/'],
    [
      'a confirm template with one button',
      template({ type: 'confirm', text: 'はい？', actions: [message('はい')] }),
      '/template/actions',
    ],
    [
      'a buttons template with 161 characters',
      template({ type: 'buttons', text: 'あ'.repeat(161), actions: [message('はい')] }),
      '/template/text',
    ],
    [
      'a titled buttons template with 61 characters',
      template({ type: 'buttons', title: '題', text: 'あ'.repeat(61), actions: [message('はい')] }),
      '/template/text',
    ],
    [
      'columns with unequal numbers of buttons',
      template({ type: 'carousel', columns: [column([message('a')]), column([message('a'), message('b')])] }),
      '/template/columns',
    ],
    [
      'an image carousel label of 13 characters',
      template({
        type: 'image_carousel',
        columns: [{ imageUrl: 'https://example.com/a.png', action: message('あ'.repeat(13)) }],
      }),
      '/template/columns/0/action/label',
    ],
    ['a placeholder without a substitution', { type: 'textV2', text: 'こんにちは {name}' }, '/text'],
    ['a sticker without an id', { type: 'sticker', packageId: '446' }, 'messages[0].stickerId'],
  ])('%s', (_name, each, property) => {
    expect(refusalOfMessages([each])?.details?.map((problem) => problem.property)).toContain(property);
  });

  test.each([
    ['no message', []],
    ['six messages', Array.from({ length: 6 }, () => text('あ'))],
  ])('%s at once', (_name, messages) => {
    expect(refusalOfMessages(messages)).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 5', property: 'messages' }],
    });
  });

  test('bubbles of different sizes in one carousel', () => {
    const mixed = bubbles(2);
    Object.assign(mixed.contents.contents[0] ?? {}, { size: 'kilo' });
    expect(refusalOfMessages([mixed])?.message).toBe(
      'A message (messages[0]) in the request body is invalid',
    );
  });
});
