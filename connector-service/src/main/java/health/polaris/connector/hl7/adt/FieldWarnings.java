package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.fact.WarningSaid;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.value.DateReading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is left out while one message is read, in the words of its profile; each thing once. */
final class FieldWarnings {

    private final String profile;
    private final Set<Warning> found = new LinkedHashSet<>();

    FieldWarnings(ReadingRules rules) {
        this.profile = rules.profile();
    }

    void add(WarningReason reason, FieldPath place, String remedy) {
        found.add(new Warning(reason, place, remedy + ". Site profile: " + profile));
    }

    /** @param place PID-3 or MRG-1 */
    void about(Identifiers identifiers, FieldPath place) {
        if (identifiers.leftOut().contains(Identifiers.Fault.NHS_NUMBER_INVALID)) {
            add(
                    WarningReason.NHS_NUMBER_INVALID,
                    place,
                    place + " must hold an NHS number of ten digits, the last of which checks the others; correct it "
                            + "and send the patient again");
        }
        if (identifiers.leftOut().contains(Identifiers.Fault.NO_IDENTIFIER)) {
            noIdentifier(place);
        }
    }

    /** PV1-19 and others that hold one number. */
    void noIdentifier(FieldPath place) {
        add(
                WarningReason.NO_IDENTIFIER,
                place,
                place + " holds a value that no-identifiers of the site profile lists; send the number, or leave the"
                        + " field empty");
    }

    void mrnMissing(Set<String> knownTypes) {
        add(
                WarningReason.MRN_MISSING,
                FieldPath.of("PID", 3),
                "PID-3 must hold an identifier with type "
                        + String.join(" or ", knownTypes.stream().sorted().toList()) + " in component 5");
    }

    void mergeNamesNobody(FieldPath place, IdentifierRules rules) {
        add(WarningReason.MERGE_NAMES_NOBODY, place, "MRG-1 needs " + rules + ", as PID-3 does");
    }

    void timeUnreadable(FieldPath place) {
        add(WarningReason.TIME_UNREADABLE, place, place + " must be a time as YYYYMMDDHHMMSS, or empty");
    }

    void about(DateReading date, FieldPath place) {
        switch (date) {
            case DateReading.Partial partial ->
                add(
                        WarningReason.DATE_PARTIAL,
                        place,
                        place + " must be a date as YYYYMMDD; what is known of it alone is kept beside the date");
            case DateReading.WithoutTime day ->
                add(
                        WarningReason.TIME_UNREADABLE,
                        place,
                        place
                                + " must be a date as YYYYMMDD, or a time with an hour from 00 to 23; the date alone is read");
            case DateReading.Unreadable none ->
                add(WarningReason.DATE_UNREADABLE, place, place + " must be a date as YYYYMMDD, or empty");
            case DateReading.InFuture later ->
                add(WarningReason.DATE_IN_FUTURE, place, place + " must be a date that is past, as YYYYMMDD");
            case DateReading.Nothing none -> {}
            case DateReading.Deleted deleted -> {}
            case DateReading.Whole whole -> {}
        }
    }

    List<Warning> all() {
        return List.copyOf(found);
    }

    /** The same in the words of the fact. */
    List<WarningSaid> said() {
        return found.stream()
                .map(warning -> new WarningSaid(warning.code(), warning.field(), warning.remedy()))
                .distinct()
                .toList();
    }
}
