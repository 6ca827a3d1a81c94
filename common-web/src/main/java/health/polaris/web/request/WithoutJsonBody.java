package health.polaris.web.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a route that takes no body and answers 400 to a JSON one: {@code Request should not contain a JSON body}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutJsonBody {

    /** Whether {@code Content-Type: application/json} is refused even if no body comes after it. */
    boolean announced() default false;
}
