package health.polaris.web.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a route, or all of a controller, that takes query parameters nobody declared: probes and scrapers add their own, and
 * clients of the platform before this one send some that mean nothing any more.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface IgnoresParameters {

    /** Those of these names; empty: all. */
    String[] value() default {};
}
