/** Colours with a contrast of at least 4.5:1 on their background: many readers are over fifty. */
export const palette = {
  ink: '#1F2933',
  note: '#52606D',
  accent: '#0B6E4F',
  line: '#D9E2EC',
  row: '#F4F6F8',
  fact: '#FFF6E0',
} as const;
