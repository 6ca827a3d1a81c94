package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import java.beans.PropertyEditorSupport;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** How values are read from the wire, where this service is stricter or says more than the framework. */
@ControllerAdvice("health.polaris.encounters")
class WireRules {

    @InitBinder
    void flagsAreTrueOrFalse(WebDataBinder binder) {
        binder.registerCustomEditor(boolean.class, new Flag());
        binder.registerCustomEditor(Boolean.class, new Flag());
    }

    @Bean
    static JsonMapperBuilderCustomizer namesWhatCanNotBeUpdated() {
        return builder -> builder.addHandler(new NotUpdatable());
    }

    /** Any letter case, since clients send {@code True}; of repeated parameters the last. */
    private static final class Flag extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            String last = text.substring(text.lastIndexOf(',') + 1).toLowerCase(Locale.ROOT);
            switch (last) {
                case "true" -> setValue(true);
                case "false" -> setValue(false);
                default -> throw new IllegalArgumentException("neither true nor false");
            }
        }
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
            if (EncounterUpdate.class.equals(deserializer.handledType())) {
                throw ApiException.invalid(name + " can not be updated");
            }
            return false;
        }
    }
}
