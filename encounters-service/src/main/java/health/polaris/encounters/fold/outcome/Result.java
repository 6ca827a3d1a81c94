package health.polaris.encounters.fold.outcome;

/** What became of a fact; {@code late} is none of these: it says how a message arrived. */
public sealed interface Result {

    /** All of it was applied. */
    record Processed() implements Result {}

    /** It changed nothing, rightly: a cancellation of what was never begun, a merge already made. */
    record NothingToDo() implements Result {}

    /** A part cannot be applied as things stand; the other parts are (O2). */
    record Waiting(Reason reason) implements Result {}

    /** It cannot be applied. */
    record Rejected(String field, String remedy) implements Result {}
}
