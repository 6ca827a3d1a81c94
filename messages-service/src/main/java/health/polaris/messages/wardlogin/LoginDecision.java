package health.polaris.messages.wardlogin;

/** What became of a login on a ward tablet. */
sealed interface LoginDecision {

    /** Let in. */
    record Admitted(String clinicianId) implements LoginDecision {}

    /** Nobody has this badge, more than one, or somebody who is not to be let in: nobody is told which. */
    record Refused() implements LoginDecision {}
}
