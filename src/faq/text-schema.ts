import { z } from 'zod';

/** The id of a book or of a walk. */
export const BOOK_ID = /^[a-z0-9][a-z0-9-]*$/;

/** Text over any number of lines, not empty. @param max UTF-16 units */
export const paragraphs = (max: number) => z.string().trim().min(1, { abort: true }).max(max);

/** Text on one line, not empty. @param max UTF-16 units */
export const oneLine = (max: number) => paragraphs(max).regex(/^[^\r\n]*$/);
