package health.polaris.messages.wardlogin;

/** What became of a login on a ward tablet. */
sealed interface LoginDecision {

    /** Let in. */
    record Admitted(String clinicianId) implements LoginDecision {}

    /** Nobody, or more than one, has this badge. */
    record UnknownBadge() implements LoginDecision {}

    /** Known, but not to be let in. */
    record Refused() implements LoginDecision {}
}
