package health.polaris.common.security;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;

/** The ways into a route: those on the method, or where it has none those on its controller. */
public final class AllowedWays {

    private AllowedWays() {}

    /** Empty: nobody said who may enter. */
    public static List<Allow> into(HandlerMethod route) {
        List<Allow> own = on(route.getMethod());
        return own.isEmpty() ? on(route.getBeanType()) : own;
    }

    private static List<Allow> on(AnnotatedElement element) {
        return MergedAnnotations.from(element).stream(Allow.class)
                .map(MergedAnnotation::synthesize)
                .toList();
    }
}
