package health.polaris.common.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One way into a route; repeated, the ways are alternatives. Without any attribute every valid token may enter. On a
 * controller it is for all of its routes that name no way themselves.
 *
 * <pre>{@code
 * @Allow(scopes = "read:gdm_telemetry_all")
 * @Allow(scopes = "read:gdm_telemetry", ownPath = "patient_id")
 * @GetMapping("/dhos/v1/patient/{patient_id}/installation")
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Allow.Ways.class)
public @interface Allow {

    /** All of these scopes are in the token. */
    String[] scopes() default {};

    /** Each of these path variables equals the claim of the same name (or is in it, when the claim is a list). */
    String[] ownPath() default {};

    /** Each of these claims is present, with any value. */
    String[] claims() default {};

    /** The token comes from one of these issuers; empty: from any but the login script. */
    IssuerKind[] issuers() default {};

    /** Holds the alternatives. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Ways {
        Allow[] value();
    }
}
