/** A staff member; colleagues and askers see `name`. */
export type StaffRef = { readonly login: string; readonly name: string };
