package health.polaris.web.accessrecord;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What this route, or each route of this controller, answers with is about the patient, or the encounter, of its path. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsPatient {

    /** The path variable with the patient's id; empty: none. */
    String patient() default "";

    /** The path variable with the encounter's id; empty: none. */
    String encounter() default "";
}
