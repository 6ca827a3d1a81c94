package health.polaris.web.request;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.web.bind.annotation.RequestParam;

/** Of {@code ?q=a&q=b} the last counts, where the framework would make "a,b" of it; lists stay lists. */
final class LastOfRepeated implements ConditionalGenericConverter {

    static String of(String[] values) {
        return values[values.length - 1];
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String[].class, String.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(RequestParam.class);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return source instanceof String[] values && values.length > 0 ? of(values) : null;
    }
}
