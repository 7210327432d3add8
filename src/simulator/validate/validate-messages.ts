import { checkFileUrl, checkText } from './check-field.ts';
import { asArray, asObject, asText, type JsonObject } from './json-value.ts';
import { refusalOfMessage, refusalOfRequest, type Path, type Refusal, type Report } from '../api/refusal.ts';
import { utf16Length } from './text-length.ts';
import { validateFlexContainer } from './validate-flex.ts';
import { validateQuickReply } from './validate-quick-reply.ts';
import { validateTemplate } from './validate-template.ts';
import { validateTextV2 } from './validate-text-v2.ts';

const types = [
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'imagemap',
  'template',
  'flex',
];

type Problems = { readonly path: Path; readonly message: string }[];

/**
 * LINE's judgement of `messages`: null, or why all of it is refused (nothing is ever sent in part). Limits of
 * REF, 2026-08-07. Not checked: image files, mention targets, imagemap areas.
 */
export function refusalOfMessages(value: unknown): Refusal | null {
  const ofRequest: Problems = [];
  const report: Report = (path, message) => void ofRequest.push({ path, message });
  const messages = asArray(value);
  if (!messages) report(['messages'], 'May not be null');
  else if (messages.length < 1 || messages.length > 5) report(['messages'], 'Size must be between 1 and 5');
  const ofMessages = (messages ?? []).map((message, index): Problems => {
    const inside: Problems = [];
    validateMessage(
      message,
      ['messages', index],
      report,
      (path, text) => void inside.push({ path, message: text }),
    );
    return inside;
  });
  if (ofRequest.length > 0) return refusalOfRequest(ofRequest);
  const firstBad = ofMessages.findIndex((problems) => problems.length > 0);
  return firstBad < 0 ? null : refusalOfMessage(firstBad, ofMessages[firstBad] ?? []);
}

/** `report` takes problems of the request's shape, `inside` those within the message's contents. */
function validateMessage(value: unknown, path: Path, report: Report, inside: Report): void {
  const message = asObject(value);
  const type = asText(message?.['type']);
  if (!message || type === null || !types.includes(type)) {
    report([...path, 'type'], `Must be one of the following values: [${types.join(', ')}]`);
    return;
  }
  validateQuickReply(message['quickReply'], ['quickReply'], inside);
  checkSender(message['sender'], inside);
  switch (type) {
    case 'text':
      checkLength(message, 'text', 5000, path, report);
      if ((asArray(message['emojis'])?.length ?? 0) > 20)
        report([...path, 'emojis'], 'Size must be between 0 and 20');
      return;
    case 'textV2':
      checkLength(message, 'text', 5000, path, report);
      {
        validateTextV2(message, inside);
        return;
      }
    case 'sticker':
      checkLength(message, 'packageId', Infinity, path, report);
      {
        checkLength(message, 'stickerId', Infinity, path, report);
        return;
      }
    case 'image':
    case 'video':
      checkFileUrl(message, 'originalContentUrl', true, [], inside);
      {
        checkFileUrl(message, 'previewImageUrl', true, [], inside);
        return;
      }
    case 'audio': {
      checkFileUrl(message, 'originalContentUrl', true, [], inside);
      return;
    }
    case 'location':
      checkLength(message, 'title', 100, path, report);
      {
        checkLength(message, 'address', 100, path, report);
        return;
      }
    case 'imagemap': {
      checkLength(message, 'altText', 1500, path, report);
      return;
    }
    case 'template':
      checkLength(message, 'altText', 1500, path, report);
      {
        validateTemplate(message['template'], ['template'], inside);
        return;
      }
    default:
      checkLength(message, 'altText', 1500, path, report);
      {
        validateFlexContainer(message['contents'], [], inside);
        return;
      }
  }
}

function checkLength(message: JsonObject, key: string, max: number, path: Path, report: Report): void {
  const text = asText(message[key]);
  if (text === null) report([...path, key], 'May not be null');
  else if (text === '') report([...path, key], 'May not be empty');
  else if (utf16Length(text) > max) report([...path, key], `Length must be between 0 and ${max}`);
}

function checkSender(value: unknown, inside: Report): void {
  const sender = asObject(value);
  if (!sender) return;
  checkText(sender, 'name', { max: 20 }, ['sender'], inside);
  checkFileUrl(sender, 'iconUrl', false, ['sender'], inside);
}
