package health.polaris.encounters.reconciliation;

import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where list and screen differ (contracts/encounters.md §12).
 *
 * @param agreeing lines that are shown as they are said
 */
record ReconciliationResponse(
        int said,
        int shown,
        int agreeing,
        List<WardResult> wards,
        List<FeedResult> feeds,
        List<ListDifference> differences)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        differences.stream()
                .flatMap(difference -> java.util.stream.Stream.ofNullable(difference.shown()))
                .forEach(stay -> shown.encounter(stay.encounterUuid()).patient(stay.patientUuid()));
    }

    /** One ward: how many stays the list has there, how many are shown there, and how many differences are about it. */
    record WardResult(String ward, int said, int shown, int differences) {}

    /** One feed, or null where nobody is known to have said anything, and how many differences are about it. */
    record FeedResult(@Nullable String feed, int differences) {}

    /**
     * One difference.
     *
     * @param feed the sender of the list, else that of the newest message behind it; null: neither is known
     * @param said null for a stay that the list does not have
     * @param shown null for one that is not shown
     * @param because why it may be so: {@code never_came}, {@code waiting}, {@code rejected}, {@code ended},
     *     {@code cancelled}; {@code said_so} where messages made what is shown
     * @param messages that led here, the newest first; of one that never came, those that brought somebody else there, if any
     */
    record ListDifference(
            @Schema(allowableValues = {"missing", "surplus", "wrong_bed", "wrong_class", "wrong_person"})
            String kind,

            String ward,
            @Nullable String feed,
            @Nullable SaidStay said,
            @Nullable StayShown shown,

            @Schema(allowableValues = {"never_came", "waiting", "rejected", "ended", "cancelled", "said_so"})
            String because,

            List<MessageBehind> messages) {}

    /** A stay as it is shown. */
    record StayShown(
            String encounterUuid,
            String patientUuid,
            @Nullable String visitNumber,
            @Nullable String namespace,
            @Nullable String mrn,
            @Nullable String nhsNumber,
            @Nullable String ward,
            @Nullable String place,
            @Nullable String encounterType) {}

    /**
     * A message, or a request, behind a difference.
     *
     * @param messageUuid null of a request
     * @param sender null of a request
     * @param knownAt when what it says was known
     * @param outcome null of a request
     */
    record MessageBehind(
            @Nullable String messageUuid,
            @Nullable Long sequence,
            @Nullable String sender,
            @Nullable Instant happenedAt,
            Instant knownAt,
            @Nullable String outcome,
            @Nullable String requestId) {}
}
