package health.polaris.connector.inbound.bedlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as {@code POST /dhos/v1/reconciliation} of encounters-service takes it (contracts/encounters.md §12). */
record BedListResponse(
        @Schema(
                description = "MSH-3 | MSH-4 of all messages that can be read; null when they are of several senders",
                example = "PASHUB|STMARYS")
        @Nullable
        String sender,

        List<Line> stays,

        @Schema(description = "messages that say of nobody where they lie")
        List<Unread> unread)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        stays.forEach(line -> line.subject().show(shown));
    }

    /** One stay, by the rules of its sender. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable String visitNumber,

            @Schema(description = "of visit number and MRN; absent: the shared one") @Nullable
            String namespace,

            @Nullable String mrn,
            @Nullable String nhsNumber,
            String ward,
            @Nullable String bay,
            @Nullable String bed,
            @Nullable String encounterType) {

        private MessageSubject subject() {
            return new MessageSubject(null, new PatientIdentifiers(nhsNumber, mrn, visitNumber));
        }
    }

    /** A message without a line, and why. */
    record Unread(
            @Schema(description = "of the batch; the first message is 1")
            int message,

            @Schema(description = "MSH-10") @Nullable String controlId,

            @Schema(
                    description =
                            "as in polaris_hl7_refused_total; no_bed: nothing is wrong, it speaks of no stay in a ward")
            String reason,

            @Schema(example = "PV1-3") @Nullable String field) {}
}
