package health.polaris.web.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The requests of this route use connections of their own, instead of those that all other requests share. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsesPool {

    /** A name under {@code polaris.database.pools}. */
    String value();
}
