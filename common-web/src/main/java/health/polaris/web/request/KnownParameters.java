package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that a route declares, one by one or as the components of a record.
 *
 * @param names as they stand in a query
 * @param ignored what is taken besides, and means nothing
 */
record KnownParameters(Set<String> names, Set<String> ignored) {

    /** 0 to 1: {@code isActive} is 0.92 of {@code active}, {@code colour} is 0.47 of {@code sort}. */
    private static final double MEANT = 0.8;

    /** Of a name that somebody made up, so much is repeated. */
    private static final int LONGEST_SHOWN = 64;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    static KnownParameters of(HandlerMethod method) {
        IgnoresParameters ignores = method.getMethodAnnotation(IgnoresParameters.class);
        return new KnownParameters(
                Arrays.stream(method.getMethodParameters())
                        .flatMap(KnownParameters::names)
                        .collect(Collectors.toCollection(TreeSet::new)),
                ignores == null ? Set.of() : Set.of(ignores.value()));
    }

    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ParameterObject.class)) {
            return Arrays.stream(BeanUtils.getResolvableConstructor(parameter.getParameterType())
                            .getParameters())
                    .map(KnownParameters::bound);
        }
        RequestParam declaration = parameter.getParameterAnnotation(RequestParam.class);
        if (declaration == null || Map.class.isAssignableFrom(parameter.getParameterType())) {
            return Stream.empty();
        }
        return Stream.of(declaration.name().isEmpty() ? parameter.getParameter().getName() : declaration.name());
    }

    private static String bound(Parameter component) {
        BindParam otherwise = component.getAnnotation(BindParam.class);
        return otherwise == null ? component.getName() : otherwise.value();
    }

    boolean contains(String name) {
        return names.contains(name) || ignored.contains(name);
    }

    /**
     * 400 {@code Extra query parameter(s) isActive not in spec. Did you mean active?}; all known names instead where
     * nothing is near.
     */
    ApiException refusal(List<String> unknown) {
        return ApiException.invalid("Extra query parameter(s) %s not in spec. %s"
                .formatted(
                        unknown.stream().map(KnownParameters::shown).collect(Collectors.joining(", ")),
                        remedy(unknown)));
    }

    private String remedy(List<String> unknown) {
        List<String> meant = unknown.stream()
                .map(this::nearest)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (meant.size() == unknown.size()) {
            return "Did you mean %s?".formatted(String.join(", ", meant));
        }
        return names.isEmpty() ? "There are none here." : "There are %s.".formatted(String.join(", ", names));
    }

    private Optional<String> nearest(String unknown) {
        return names.stream()
                .filter(name -> likeness(name, unknown) >= MEANT)
                .max(Comparator.comparingDouble(name -> likeness(name, unknown)));
    }

    private static double likeness(String known, String unknown) {
        return SIMILARITY.apply(letters(known), letters(unknown));
    }

    /** {@code locationId} is {@code location_id}. */
    private static String letters(String name) {
        return shown(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    }
}
