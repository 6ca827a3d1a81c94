package health.polaris.encounters.fold.stay;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a stay goes, beside where.
 *
 * @param dischargeSaidAt where the discharge, or that there is none, was said last, if it was
 * @param deathSaidAt where a message of this stay said last that the patient died (F2)
 * @param expectedDischargeAt A16 (M5)
 * @param tracked A09, A10 (M5)
 * @param openSaidAt where it was said last that there is no discharge; null also in a base from before it was kept
 */
public record Course(
        @Nullable Identifier account,
        @Nullable String type,
        Instant admittedAt,
        @Nullable Discharge discharge,
        @Nullable Place dischargeSaidAt,
        @Nullable Place deathSaidAt,
        @Nullable Instant expectedDischargeAt,
        List<Tracked> tracked,
        Duration localWindow,
        @Nullable Place openSaidAt) {

    /** When the stay ended, and what says so. */
    public record Discharge(Instant at, By by) {}

    /** What a discharge rests on: PV1-45 wins over a death (F2). */
    public enum By {
        DISCHARGE_TIME,
        DISCHARGE_EVENT,
        DEATH,
        CLIENT
    }

    /** Somebody is on the way, and the bed has not moved. */
    public record Tracked(Statement.Movement movement, Instant since) {}

    public static Course begun(Instant admittedAt, @Nullable Place place, Duration localWindow) {
        return new Course(null, null, admittedAt, null, place, null, null, List.of(), localWindow, place);
    }

    /** F1: field by field; PV1-2 and PV1-44 are never deleted. */
    public Course told(Visit visit) {
        return begun(
                visit.account() == null ? account : visit.account(),
                visit.type() instanceof Said.Value<String>(String said) ? said : type,
                visit.admittedAt(),
                visit.localWindow());
    }

    public Course patched(@Nullable String newType, @Nullable Instant newAdmittedAt) {
        return begun(account, newType, newAdmittedAt, localWindow);
    }

    public Course ofAccount(Identifier number) {
        return begun(number, type, null, localWindow);
    }

    /** Another beginning, if one is said; what came after it stays. */
    private Course begun(
            @Nullable Identifier itsAccount, @Nullable String itsType, @Nullable Instant at, Duration window) {
        return new Course(
                itsAccount,
                itsType,
                at == null ? admittedAt : at,
                discharge,
                dischargeSaidAt,
                deathSaidAt,
                expectedDischargeAt,
                tracked,
                window,
                openSaidAt);
    }

    /** O7: admitted as it says, not discharged. */
    public Course openedAgain(Place place) {
        return going(null, place, null, null, List.of());
    }

    public Course discharged(@Nullable Discharge end, @Nullable Place place) {
        return going(end, place, deathSaidAt, expectedDischargeAt, tracked);
    }

    /** Of whom nobody has said yet that he died. */
    Course ofAnother() {
        return going(discharge, dischargeSaidAt, null, expectedDischargeAt, tracked);
    }

    public Course deathSaid(Place place) {
        return going(discharge, dischargeSaidAt, place, expectedDischargeAt, tracked);
    }

    public Course expecting(@Nullable Instant at) {
        return going(discharge, dischargeSaidAt, deathSaidAt, at, tracked);
    }

    public Course tracking(Statement.Movement movement, @Nullable Instant since) {
        Stream<Tracked> others = tracked.stream().filter(each -> each.movement() != movement);
        Stream<Tracked> told = since == null ? Stream.of() : Stream.of(new Tracked(movement, since));
        return going(
                discharge,
                dischargeSaidAt,
                deathSaidAt,
                expectedDischargeAt,
                Stream.concat(others, told).toList());
    }

    /** The same beginning; another way from there. */
    private Course going(
            @Nullable Discharge end,
            @Nullable Place endSaidAt,
            @Nullable Place diedSaidAt,
            @Nullable Instant expectedEnd,
            List<Tracked> movements) {
        boolean opens = end == null && !Objects.equals(endSaidAt, dischargeSaidAt);
        return new Course(
                account,
                type,
                admittedAt,
                end,
                endSaidAt,
                diedSaidAt,
                expectedEnd,
                movements,
                localWindow,
                opens ? endSaidAt : openSaidAt);
    }

    /**
     * F2 of a stay that a visit and a local stay are together (O5): a death ends an open stay, and an A03 without PV1-45
     * keeps an end that a PV1-45 said.
     *
     * @param other of the same stay, whose end was said before this one's
     */
    public boolean keepsEndOf(Course other) {
        Place saidAt = other.dischargeSaidAt;
        boolean openedSince = openSaidAt != null && (saidAt == null || openSaidAt.isBehind(saidAt));
        if (discharge == null || other.discharge == null || openedSince) {
            return false;
        }
        return switch (discharge.by()) {
            case DEATH -> true;
            case DISCHARGE_EVENT -> other.discharge.by() == By.DISCHARGE_TIME;
            case DISCHARGE_TIME, CLIENT -> false;
        };
    }

    public boolean isOpen() {
        return discharge == null;
    }

    public @Nullable Instant dischargedAt() {
        return discharge == null ? null : discharge.at();
    }
}
