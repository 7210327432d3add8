/**
 * Why somebody has to sign in again; part of the page's address. `draftSaved`: the desk's script has saved what they
 * had typed.
 */
export const signInReasons = ['expired', 'draftSaved'] as const;
export type SignInReason = (typeof signInReasons)[number];
