package health.polaris.web.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bodies of this route may be longer, or must be shorter, than those of others, which have at most 256 KB. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyUpTo {

    /** {@code MAX_BODY_SIZE}: messages of the EPR, documents, bulk. */
    String LONGEST = "";

    /** Twice as much: samples of a feed, a thousand messages in base64. */
    String TWICE = "twice";

    /** {@code 4KB}, or one of the others. */
    String value();
}
