/** The month's paid messages of each channel. */
export type Quota = {
  /** Null = no limit. */
  readonly monthlyLimit: number | null;
  used(channelId: string): number;
  hasRoom(channelId: string): boolean;
  /** One for each recipient that the push reached, however many bubbles it had (DOC/pricing). */
  count(channelId: string): void;
};

/** Months turn over in Japan's time, as the OA plans do. */
export function createQuota(monthlyLimit: number | null, now: () => number): Quota {
  const usedByMonth = new Map<string, number>();
  const monthKey = (channelId: string) =>
    `${channelId} ${new Date(now() + 9 * 3_600_000).toISOString().slice(0, 7)}`;
  const used = (channelId: string) => usedByMonth.get(monthKey(channelId)) ?? 0;
  return {
    monthlyLimit,
    used,
    hasRoom: (channelId) => monthlyLimit === null || used(channelId) < monthlyLimit,
    count: (channelId) => void usedByMonth.set(monthKey(channelId), used(channelId) + 1),
  };
}
