package health.polaris.common.json;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets validation look into a {@link Field}, when its key was sent. */
public final class FieldValueExtractor implements ValueExtractor<Field<@ExtractedValue ?>> {

    @Override
    public void extractValues(Field<?> field, ValueReceiver receiver) {
        if (field.present()) {
            receiver.value(null, field.value());
        }
    }
}
