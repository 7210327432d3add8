/** One thing wrong with a request, as in LINE's `details`. */
export type Problem = { readonly message: string; readonly property: string };

/** LINE's error body. */
export type Refusal = { readonly message: string; readonly details?: readonly Problem[] };

export type Path = readonly (string | number)[];

/** Collects what is wrong. Checks go on after the first problem, as LINE's do. */
export type Report = (path: Path, message: string) => void;

/** Problems of the request's own fields: `messages[0].text`. */
export function refusalOfRequest(problems: readonly { path: Path; message: string }[]): Refusal {
  return {
    message: `The request body has ${problems.length} error(s)`,
    details: problems.map(({ path, message }) => ({ message, property: dotted(path) })),
  };
}

/** Problems inside one message's contents: `/body/contents/0/text`. Only the first bad message is reported. */
export function refusalOfMessage(
  index: number,
  problems: readonly { path: Path; message: string }[],
): Refusal {
  return {
    message: `A message (messages[${index}]) in the request body is invalid`,
    details: problems.map(({ path, message }) => ({ message, property: `/${path.join('/')}` })),
  };
}

function dotted(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
