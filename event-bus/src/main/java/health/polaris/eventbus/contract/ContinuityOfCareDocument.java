package health.polaris.eventbus.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code dhos.423779001}: {@code {"content": "<ClinicalDocument …>"}}, an HL7 version 3 document. No document waits for
 * another.
 *
 * @param content a text; whatever else other programs write here is for the consumer to refuse
 */
public record ContinuityOfCareDocument(@Nullable JsonNode content) implements Event {

    @Override
    public Route route() {
        return new Route(RoutingKeys.CONTINUITY_OF_CARE_DOCUMENT, Set.of());
    }
}
