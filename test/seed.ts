/** The long random plays are the same every time, so that no landing hangs on luck; `MADOGUCHI_TEST_SEED=<n>` plays others. */
export const seed = Number(process.env['MADOGUCHI_TEST_SEED'] ?? 1);
