import type { z } from 'zod';

/** A type whose optional fields must be there, so that a type without one of them is another type. */
type Strict<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Strict<Item>[]
    : {
        readonly [Key in keyof T]-?: object extends Pick<T, Key>
          ? { optional: Strict<T[Key]> }
          : Strict<T[Key]>;
      };

type IsSame<A, B> = [Strict<A>, Strict<B>] extends [Strict<B>, Strict<A>] ? true : false;

/**
 * Takes a schema that reads exactly `Type`, and compiles with no other. A field that is added to the type, also an
 * optional one, and forgotten in the schema is an error here: without it that field would be lost when it is read.
 */
export const exactly =
  <Type>() =>
  <Schema extends z.ZodType>(
    schema: IsSame<z.infer<Schema>, Type> extends true ? Schema : 'The schema differs from the type.',
  ): Schema =>
    schema as Schema;
