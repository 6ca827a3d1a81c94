package health.polaris.encounters.encounter;

/** Rolls back an update whose caller may not change the early warning score. */
final class ForbiddenScoreChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScoreChange change;

    ForbiddenScoreChange(ScoreChange change) {
        super("early warning score not to be changed by this caller", null, false, false);
        this.change = change;
    }

    ScoreChange change() {
        return change;
    }
}
