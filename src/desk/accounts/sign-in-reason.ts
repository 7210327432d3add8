/**
 * Why somebody is asked to sign in again, in the address of the page. `kept`: the desk's script has kept what they
 * had typed.
 */
export const signInReasons = ['expired', 'kept'] as const;
export type SignInReason = (typeof signInReasons)[number];
