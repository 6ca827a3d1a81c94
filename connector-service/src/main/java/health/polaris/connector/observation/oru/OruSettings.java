package health.polaris.connector.observation.oru;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How one hospital wants its observation messages (contracts/connector.md §10).
 *
 * @param enabled {@code ORU_ENABLED}
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param processingId MSH-11
 * @param timestampFormat strftime pattern of every time, with {@code %L} for milliseconds
 * @param oxygenMasks known masks, no name twice
 */
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
        TimestampFormat.pattern(timestampFormat);
        if (oxygenMasks.stream().map(OxygenMask::name).distinct().count() != oxygenMasks.size()) {
            throw new IllegalArgumentException("An oxygen mask is configured twice");
        }
        oxygenMasks = List.copyOf(oxygenMasks);
    }

    Optional<OxygenMask> mask(@Nullable String name) {
        return oxygenMasks.stream().filter(mask -> mask.name().equals(name)).findFirst();
    }
}
