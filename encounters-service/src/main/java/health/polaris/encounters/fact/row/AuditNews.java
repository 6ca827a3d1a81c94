package health.polaris.encounters.fact.row;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.eventbus.contract.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the audit is told of records and conflicts: ids alone.
 *
 * @param conflicts what became of each conflict that changed: {@code opened}, {@code solved}, {@code dismissed}, {@code
 *     withdrawn}
 */
record AuditNews(List<AuditEvent> events, List<String> conflicts) {

    static final List<String> CONFLICT_CHANGES = List.of("opened", "solved", "dismissed", "withdrawn");

    /** {@code event_data} of {@code patients_merged} and {@code patients_unlinked}. */
    record Merge(String clinicianId, String patientId, String mergedPatientId, String dhosConnectorMessageUuid) {}

    /** {@code event_data} of {@code patient_conflict_opened} and its fellows. */
    record ConflictChange(
            String clinicianId,
            String claimantPatientId,
            @Nullable String ownerPatientId,
            String firstMessageUuid,
            String lastMessageUuid) {}

    static AuditNews of(List<GroupDifference> differences) {
        AuditNews news = new AuditNews(new ArrayList<>(), new ArrayList<>());
        differences.forEach(difference -> {
            difference.patients().forEach(change -> news.add(difference, change));
            difference.conflicts().forEach(news::add);
        });
        return news;
    }

    private void add(GroupDifference difference, RowChange<PatientRow> change) {
        PatientRow before = change.before();
        PatientRow after = change.after();
        String was = before == null ? null : before.parentUuid();
        String is = after == null ? difference.successor(Objects.requireNonNull(before)) : after.parentUuid();
        String uuid = after == null ? Objects.requireNonNull(before).uuid() : after.uuid();
        if (is != null && !is.equals(was)) {
            merge("patients_merged", is, uuid, difference.lastFact());
        } else if (is == null && was != null) {
            merge("patients_unlinked", was, uuid, difference.lastFact());
        }
    }

    private void merge(String type, String patient, String other, String message) {
        Merge data = new Merge(CurrentCaller.get().id(), patient, other, message);
        events.add(AuditEvent.about("patient", patient, type, data));
    }

    private void add(RowChange<ConflictRow> change) {
        ConflictRow before = change.before();
        ConflictRow after = change.after();
        if (before != null && after != null && before.state() == after.state()) {
            return;
        }
        ConflictRow row = after == null ? Objects.requireNonNull(before) : after;
        String what = after == null ? "withdrawn" : word(after.state());
        ConflictChange data = new ConflictChange(
                CurrentCaller.get().id(), row.claimant(), row.owner(), row.firstFact(), row.lastFact());
        events.add(AuditEvent.about("patient", row.claimant(), "patient_conflict_" + what, data));
        conflicts.add(what);
    }

    private static String word(Conflict.State state) {
        return state == Conflict.State.OPEN ? "opened" : state.name().toLowerCase(Locale.ROOT);
    }
}
