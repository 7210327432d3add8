/** Says who of the staff is at the desk. */
export type StaffPresence = {
  /** Whether a staff member has used the desk lately, and may still answer in this book. */
  isIn(login: string, bookId: string, now: number): Promise<boolean>;
};
