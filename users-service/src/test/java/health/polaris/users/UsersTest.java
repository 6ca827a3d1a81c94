package health.polaris.users;

import health.polaris.testing.PolarisTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The running service, one for all test classes, with its statements counted. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PolarisTest
@Import(StatementCounter.class)
public @interface UsersTest {}
