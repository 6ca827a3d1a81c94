package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.SentTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is odd about the feed of an accepted message, beside what was left out of its fields. */
final class FeedWarnings {

    private static final FieldPath SENT_AT = FieldPath.of("MSH", 7);
    private static final FieldPath WARD = FieldPath.of("PV1", 3, 1);
    private static final FieldPath ENCOUNTER_ID = FieldPath.of("PV1", 19, 1);
    private static final FieldPath ENCOUNTER_TYPE = FieldPath.of("PV1", 2, 1);
    private static final FieldPath ADMISSION_TIME = FieldPath.of("PV1", 44);

    private FeedWarnings() {}

    /** @param now by our clock, when the message came */
    static void about(
            ValidAdt adt,
            Optional<SentTime> sentAt,
            Optional<EncounterData> encounter,
            Instant now,
            FieldWarnings warnings) {
        if (sentAt.filter(time -> time.aheadOf(now)).isPresent()) {
            warnings.add(
                    WarningReason.SENT_AHEAD_OF_CLOCK,
                    SENT_AT,
                    "The clock of the sender is ahead; MSH-7 does not put messages in order");
        }
        if (adt.message().text().hasSecondHeader()) {
            warnings.add(
                    WarningReason.FURTHER_MESSAGE,
                    FieldPath.segment("MSH"),
                    "Send one message at a time, or a batch to /dhos/v1/message_batch");
        }
        if (hasFurtherPatient(adt)) {
            warnings.add(
                    WarningReason.FURTHER_PATIENT,
                    FieldPath.segment("PID").in(2),
                    "Send a message for each patient: this event speaks of one, and a PV1 behind the second PID may be"
                            + " read as the first one's");
        }
        encounter.ifPresent(stay -> aboutWard(stay, warnings));
        if (encounter.isPresent() || adt.trigger().concernsStay()) {
            adt.staysWithoutNumber().forEach(visit -> encounterIdMissing(visit.sequence(), warnings));
        }
        encounter.ifPresent(stay -> aboutType(stay, warnings));
        if (encounter.isEmpty() && lacksStay(adt)) {
            warnings.add(
                    WarningReason.STAY_MISSING,
                    ADMISSION_TIME,
                    "An event about a stay needs PV1 with its admission time in PV1-44");
        }
    }

    /** Where another message follows, the patients behind are that one's, which has a warning of its own. */
    private static boolean hasFurtherPatient(ValidAdt adt) {
        return !adt.trigger().mayHaveSeveralPersons()
                && !adt.message().text().hasSecondHeader()
                && adt.message().text().segmentsNamed("PID").limit(2).count() > 1;
    }

    /** A discharge, and what takes something back, does without PV1-44 (contracts/identity.md §4, F2). */
    private static boolean lacksStay(ValidAdt adt) {
        return !adt.saysNoVisit()
                && adt.trigger().concernsStay()
                && (adt.visit().isEmpty() || adt.trigger().mayBeginStay());
    }

    private static void aboutWard(EncounterData encounter, FieldWarnings warnings) {
        if (blank(encounter.location().eprWardCode())) {
            warnings.add(
                    WarningReason.WARD_BLANK,
                    WARD,
                    "PV1-3.1 must name the ward; where it stands elsewhere, moves of the site profile say so");
        }
    }

    private static void aboutType(EncounterData encounter, FieldWarnings warnings) {
        if (blank(encounter.encounterType())) {
            warnings.add(
                    WarningReason.ENCOUNTER_TYPE_MISSING,
                    ENCOUNTER_TYPE,
                    "PV1-2 must hold the encounter type, e.g. INPATIENT");
        }
    }

    /** Nothing finds that stay, with PV1-44 or without: a discharge that nobody applies must not pass unseen. */
    private static void encounterIdMissing(int sequence, FieldWarnings warnings) {
        warnings.add(
                WarningReason.ENCOUNTER_ID_MISSING,
                ENCOUNTER_ID.in(sequence),
                "PV1-19 must hold the visit number; where it stands elsewhere, visit-number of the site profile says so");
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
