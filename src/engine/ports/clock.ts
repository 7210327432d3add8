/** Epoch milliseconds. The only clock there is, passed in so that tests can turn it. */
export type Clock = () => number;
