package health.polaris.encounters.change;

import health.polaris.common.error.ApiException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** How bodies are read from the wire, where this service says more than the others. */
@Configuration(proxyBeanMethods = false)
class UpdateFieldRules {

    @Bean
    static JsonMapperBuilderCustomizer namesWhatCanNotBeUpdated() {
        return builder -> builder.addHandler(new NotUpdatable());
    }

    /** {@code 400 {"message": "patient_uuid can not be updated"}} (contracts/encounters.md §4.5). */
    private static final class NotUpdatable extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            if (UpdateEncounterRequest.class.equals(deserializer.handledType())) {
                throw ApiException.invalid(name + " can not be updated");
            }
            return false;
        }
    }
}
