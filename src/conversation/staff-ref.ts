/** Who of the staff; `name` is what colleagues and askers see. */
export type StaffRef = { readonly login: string; readonly name: string };
