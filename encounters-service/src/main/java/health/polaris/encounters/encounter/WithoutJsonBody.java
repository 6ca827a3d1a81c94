package health.polaris.encounters.encounter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A GET that refuses a JSON body (contracts/encounters.md §4.2); the content type alone is no body (E3). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface WithoutJsonBody {}
