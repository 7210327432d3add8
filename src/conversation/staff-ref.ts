/** Who of the staff; `name` is what colleagues and askers see. */
export type StaffRef = { readonly login: string; readonly name: string };

/** What takes more than to answer: to pass on a colleague's ticket, to open a closed one again. */
export type TicketPermission = 'handOver' | 'reopen';
