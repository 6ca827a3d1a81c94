package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What facts come to, as tests ask for it. */
record Shows(State state, View view) {

    static Shows of(Group group) {
        return new Shows(group.state(), group.state().view());
    }

    static Shows after(Fact... facts) {
        State state = Fold.fold(State.EMPTY, List.of(facts));
        return new Shows(state, state.view());
    }

    /** The top-level record that a number leads to. */
    ShownPatient patient(Identifier number) {
        RecordId top = Objects.requireNonNull(state.records().top(number), "nobody has " + number);
        return Objects.requireNonNull(view.patients().get(top));
    }

    ShownPatient patient(String mrn) {
        return patient(Facts.mrn(mrn));
    }

    boolean knows(Identifier number) {
        return state.records().top(number) != null;
    }

    boolean areOne(String mrn, String other) {
        return patient(mrn).id().equals(patient(other).id());
    }

    String shownMrn(String mrn) {
        return Objects.requireNonNull(patient(mrn).mrns().get("")).value();
    }

    /** The last stay of a visit number. */
    ShownStay stay(String number) {
        return stays(number).getLast();
    }

    List<ShownStay> stays(String number) {
        return view.stays().values().stream()
                .filter(stay -> Facts.visitNumber(number).equals(stay.number()))
                .toList();
    }

    List<ShownStay> locals() {
        return view.stays().values().stream()
                .filter(stay -> stay.key().number() == null)
                .toList();
    }

    boolean isOf(String number, String mrn) {
        return patient(mrn).id().equals(stay(number).owner());
    }

    /** Wards, with minutes of arrival and departure. */
    List<String> rows(String number) {
        return stay(number).rows().stream().map(Shows::row).toList();
    }

    private static String row(LocationRow row) {
        String departed = row.departedAt() == null ? "" : minute(row.departedAt());
        return name(row.location()) + " " + minute(row.arrivedAt()) + "-" + departed;
    }

    private static String minute(Instant time) {
        return String.valueOf(Duration.between(Facts.minute(0), time).toMinutes());
    }

    private static String name(Location location) {
        return switch (location) {
            case Location.Coded(String ward, var bay, var bed) ->
                ward + (bay == null ? "" : ":" + bay) + (bed == null ? "" : ":" + bed);
            case Location.Known(String uuid) -> uuid;
        };
    }

    Outcome outcome(String fact) {
        return Objects.requireNonNull(view.outcomes().get(fact));
    }

    Result result(long minute) {
        return outcome("f" + minute).result();
    }

    boolean isProcessed(long minute) {
        return result(minute) instanceof Result.Processed || result(minute) instanceof Result.NothingToDo;
    }

    boolean waitsFor(long minute, Reason reason) {
        return result(minute).equals(new Result.Waiting(reason));
    }

    boolean isRejected(long minute) {
        return result(minute) instanceof Result.Rejected;
    }

    List<String> warnings(long minute) {
        return outcome("f" + minute).warnings().stream().map(Warning::code).toList();
    }

    List<Conflict.State> conflicts() {
        return view.conflicts().values().stream().map(Conflict::state).toList();
    }
}
