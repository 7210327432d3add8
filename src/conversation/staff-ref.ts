/** A staff member; colleagues and askers see `name`. */
export type StaffRef = { readonly login: string; readonly name: string };

/** What not all staff may do: hand over a colleague's ticket, reopen a closed one. */
export type TicketPermission = 'handOver' | 'reopen';
