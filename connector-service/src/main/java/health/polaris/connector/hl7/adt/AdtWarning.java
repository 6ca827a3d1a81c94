package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.adt.AdtInterpretation.Understood;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is accepted although somebody should look at the feed; each is counted and logged by sender and trigger. */
public enum AdtWarning {
    /** An event about a stay without PV1 or PV1-44: a discharge that nobody applies must not pass unseen. */
    STAY_MISSING,
    /** PV1-3.1 is empty: the patient is nowhere. */
    WARD_BLANK,
    /** PV1-19.1 is missing, without which no encounter can be found again. */
    ENCOUNTER_ID_MISSING,
    /** PV1-2.1 is missing. */
    ENCOUNTER_TYPE_MISSING,
    /** MSH-7 is ahead of our clock and is not used to put messages in order. */
    SENT_AHEAD_OF_CLOCK,
    /** A second MSH: only the first message of the text is read. */
    FURTHER_MESSAGE;

    public static Set<AdtWarning> in(Understood adt, Instant now) {
        Set<AdtWarning> warnings = EnumSet.noneOf(AdtWarning.class);
        if (adt.sentAt().filter(time -> time.aheadOf(now)).isPresent()) {
            warnings.add(SENT_AHEAD_OF_CLOCK);
        }
        if (adt.message().message().text().hasSecondHeader()) {
            warnings.add(FURTHER_MESSAGE);
        }
        adt.encounter().ifPresent(encounter -> warnings.addAll(in(encounter)));
        if (adt.encounter().isEmpty() && adt.message().trigger().concernsStay()) {
            warnings.add(STAY_MISSING);
        }
        return warnings;
    }

    private static Set<AdtWarning> in(EncounterData encounter) {
        Set<AdtWarning> warnings = EnumSet.noneOf(AdtWarning.class);
        if (blank(encounter.location().eprWardCode())) {
            warnings.add(WARD_BLANK);
        }
        if (blank(encounter.eprEncounterId())) {
            warnings.add(ENCOUNTER_ID_MISSING);
        }
        if (blank(encounter.encounterType())) {
            warnings.add(ENCOUNTER_TYPE_MISSING);
        }
        return warnings;
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** The value for a metric label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
