/**
 * What goes wrong with an API call. `accepted` is the hard case: LINE did what was asked, the person sees the
 * message, and the bot never hears of it.
 */
export type Fault =
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string }
  | { readonly kind: 'serverError' | 'hang' | 'reset'; readonly accepted: boolean }
  /** Accepted at once, answered late. */
  | { readonly kind: 'slow'; readonly ms: number };

export const rateLimitReached: Fault = {
  kind: 'refuse',
  status: 429,
  message: 'The API rate limit has been exceeded. Try again later.',
};

export const monthlyLimitReached: Fault = {
  kind: 'refuse',
  status: 429,
  message: 'You have reached your monthly limit.',
};

type Plan = { readonly fault: Fault; left: number; readonly path: string };

export type Faults = {
  /** Breaks the next `times` (default 1) calls whose path contains `path` (default: any). Plans queue up. */
  next(fault: Fault, plan?: { readonly times?: number; readonly path?: string }): void;
  take(path: string): Fault | null;
  clear(): void;
};

export function createFaults(): Faults {
  let plans: Plan[] = [];
  return {
    next: (fault, { times = 1, path = '' } = {}) => void plans.push({ fault, left: times, path }),
    take(path) {
      const plan = plans.find((candidate) => path.includes(candidate.path));
      if (!plan) return null;
      plan.left -= 1;
      plans = plans.filter((each) => each.left > 0);
      return plan.fault;
    },
    clear() {
      plans = [];
    },
  };
}
