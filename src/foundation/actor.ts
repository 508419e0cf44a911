/** Who is asking: a signed-in person who acts as exactly one assignment, role × scope. A visitor without an account has none. */

/** How far a role reaches: one organisation, a locality and all below it, or the nation. */
export type Scope =
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'locality'; readonly localityId: string }
  | { readonly kind: 'nation' };

export interface ActingAs {
  readonly assignmentId: string;
  /** Code of `content/accounts/roles.json`. */
  readonly role: string;
  readonly scope: Scope;
}

export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  /** As shown in the header; never written to a log or an event. */
  readonly name: string;
  /** Absent for a person without a role: they hold what is their own and nothing else. */
  readonly actingAs?: ActingAs;
}
