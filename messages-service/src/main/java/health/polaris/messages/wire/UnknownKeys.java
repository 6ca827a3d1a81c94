package health.polaris.messages.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refuses unknown keys in the words that the clients of each endpoint know. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownKeys {

    @ExceptionHandler
    ResponseEntity<Object> unknownKey(UnrecognizedPropertyException failure) {
        UnknownKeyText text = failure.getReferringClass().getAnnotation(UnknownKeyText.class);
        String pattern = text == null ? "'%s' is an unknown key" : text.value();
        return ErrorAnswer.of(ApiException.invalid(pattern.formatted(failure.getPropertyName())));
    }
}
