package health.polaris.connector.console;

import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages for people, where the console is offered; no description of the API speaks of them. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConsolePages {

    /** What their paths begin with. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String value();
}
