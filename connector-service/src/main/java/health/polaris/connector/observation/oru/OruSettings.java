package health.polaris.connector.observation.oru;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How one hospital wants its observation messages (contracts/connector.md §10).
 *
 * @param enabled {@code ORU_ENABLED}, false: observation sets are answered with 204 and forgotten
 * @param sendingApplication {@code HL7_OUTGOING_SENDING_APPLICATION}, MSH-3 of observations
 * @param sendingFacility {@code HL7_OUTGOING_SENDING_FACILITY}, MSH-4
 * @param receivingApplication {@code HL7_OUTGOING_RECEIVING_APPLICATION}, MSH-5
 * @param receivingFacility {@code HL7_OUTGOING_RECEIVING_FACILITY}, MSH-6
 * @param processingId {@code HL7_OUTGOING_PROCESSING_ID}, MSH-11
 * @param timestampFormat {@code HL7_OUTGOING_TIMESTAMP_FORMAT}, strftime with {@code %Y %m %d %H %M %S %L %f %z %%},
 *     {@code %L} being milliseconds; {@code %f} has the four digits that HL7 allows, and in {@code oru-version: legacy} six. What it
 *     makes must be a time of HL7 for receivers of every other version
 * @param oxygenMasks known masks, no name twice
 */
@Validated
@ConfigurationProperties("polaris.connector.oru")
public record OruSettings(
        boolean enabled,
        String sendingApplication,
        String sendingFacility,
        String receivingApplication,
        String receivingFacility,
        String processingId,
        String timestampFormat,
        List<OxygenMask> oxygenMasks) {

    public OruSettings {
        TimestampFormat.check(timestampFormat);
        if (oxygenMasks.stream().map(OxygenMask::name).distinct().count() != oxygenMasks.size()) {
            throw new IllegalArgumentException("An oxygen mask is configured twice");
        }
        oxygenMasks = List.copyOf(oxygenMasks);
    }

    Optional<OxygenMask> mask(@Nullable String name) {
        return oxygenMasks.stream().filter(mask -> mask.name().equals(name)).findFirst();
    }
}
